import type { Finding } from '@/shared/finding';

/** A finding whose object is known from where it was looked for. */
export type ToldFinding = Omit<Finding, 'object'>;

export function toldFinding(
  severity: Finding['severity'],
  code: string,
  sentence: string,
  remedy = '',
): ToldFinding {
  return { code, severity, sentence, remedy };
}
