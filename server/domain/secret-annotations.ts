import { field, isRecord } from '@/shared/fields';
import { redactText } from '@/shared/redact';

import { isCopy } from './is-copy';

const publicKeys = new Set(['tls.crt', 'ca.crt']);
/** A shorter value, such as `true`, would go wherever it stands; of a longer one the beginning tells enough. */
const shortest = 16;
const compared = 64;

/** How each private value begins, in base64 and as text. */
function beginnings(data: unknown): string[] {
  const entries = isRecord(data) ? Object.entries(data) : [];
  const values = entries.flatMap(([key, value]) =>
    typeof value === 'string' && !publicKeys.has(key)
      ? [value, Buffer.from(value, 'base64').toString('utf8').trim()]
      : [],
  );
  return values.filter(({ length }) => length >= shortest).map((one) => one.slice(0, compared));
}

/** A Secret's annotations without anything of its data. */
export function secretAnnotations(secret: unknown): Record<string, string> {
  const annotations = field(secret, 'metadata', 'annotations');
  const hidden = beginnings(field(secret, 'data'));
  const entries = isRecord(annotations) ? Object.entries(annotations) : [];
  return Object.fromEntries(
    entries.flatMap(([name, value]) => {
      if (typeof value !== 'string' || isCopy(name, value)) return [];
      const holds = hidden.some((one) => value.includes(one));
      return [[name, holds ? '[redacted]' : redactText(value)]];
    }),
  );
}
