import { isRecord } from '@/shared/fields';

const names =
  /(?:last-applied|last-handled|last-applied-secret)[\w-]*configuration$|\/(?:backup|original)$/;

function isObject(value: string): boolean {
  if (!value.trimStart().startsWith('{')) return false;
  try {
    const held: unknown = JSON.parse(value);
    return isRecord(held) && ['spec', 'data', 'stringData'].some((one) => one in held);
  } catch {
    return false; // Not JSON, so no object.
  }
}

/** Whether a tool keeps the whole object in this annotation, with everything that is hidden elsewhere. */
export function isCopy(annotation: string, value: unknown): boolean {
  return names.test(annotation) || (typeof value === 'string' && isObject(value));
}
