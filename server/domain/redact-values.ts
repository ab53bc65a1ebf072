import { field, isRecord, textField } from '@/shared/fields';
import { redactText } from '@/shared/redact';

import type { RawObject } from './raw-object';

const longest = 16_384;

function valuesOf(object: RawObject): string[] {
  const data = isRecord(object.data) ? Object.values(object.data) : [];
  const encoded = data.filter((value) => typeof value === 'string');
  const decoded = encoded.map((value) => Buffer.from(value, 'base64').toString('utf8'));
  const keystores = field(object, 'spec', 'keystores');
  const passwords = Object.values(isRecord(keystores) ? keystores : {}).map(
    (keystore) => textField(keystore, 'password') ?? '',
  );
  return [...encoded, ...decoded, ...passwords].flatMap((value) => [
    value,
    JSON.stringify(value).slice(1, -1),
  ]);
}

/** What somebody said of an object, without the Secret values that it holds: webhooks like to quote. */
export function redactValues(text: string, object: RawObject): string {
  const values = [...new Set(valuesOf(object))].filter((value) => value.trim() !== '');
  const rest = values
    .toSorted((a, b) => b.length - a.length)
    .reduce((left, value) => left.replaceAll(value, '(hidden)'), text);
  // A part of a value, or a value in other letters, is one too; the ways to write a very long one are too many.
  return redactText(rest, new Set(values.filter(({ length }) => length <= longest)));
}
