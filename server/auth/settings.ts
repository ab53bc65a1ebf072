import { Failure } from '@/shared/failure';

/** What Certferry is told by its environment, checked and in one form. */
export interface Settings {
  /** Where it is reached from outside, when something stands before it: an origin such as `https://certferry.example`. */
  readonly publicUrl?: string;
  readonly port: string;
  /** More Host headers that are answered. */
  readonly hosts: readonly string[];
}

const bad = (name: string, value: string, next: string) =>
  new Failure('invalid', `${name}=${JSON.stringify(value.slice(0, 200))} cannot be used: ${next}`);

function publicUrl(value: string): string | undefined {
  if (!value) return undefined;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const isWeb = url?.protocol === 'https:' || url?.protocol === 'http:';
  if (url && isWeb && url.pathname === '/' && !url.search && !url.hash && !url.username)
    return url.origin;
  throw bad(
    'CERTFERRY_URL',
    value,
    'write the address that browsers use, with its scheme and without a path, for example https://certferry.example.',
  );
}

function portOf(value: string): string {
  if (/^\d{1,5}$/.test(value) && Number(value) >= 1 && Number(value) <= 65_535)
    return String(Number(value));
  throw bad('PORT', value, 'write a number from 1 to 65535.');
}

function hostOf(written: string): string {
  const host = written.trim().toLowerCase();
  if (!/[\s/@?#\\]/.test(host) && URL.canParse(`http://${host}`)) return host;
  throw bad(
    'CERTFERRY_HOSTS',
    written,
    'write names with their ports and commas between them, for example certferry.example:8443, 10.0.0.7:3000.',
  );
}

/** Throws a Failure that names the setting which cannot be used. */
export function settings(
  env: Readonly<Record<string, string | undefined>> = process.env,
): Settings {
  const url = publicUrl((env.CERTFERRY_URL ?? '').trim());
  return {
    ...(url !== undefined && { publicUrl: url }),
    port: portOf((env.PORT || '3000').trim()),
    hosts: (env.CERTFERRY_HOSTS ?? '')
      .split(',')
      .filter((part) => part.trim())
      .map(hostOf),
  };
}
