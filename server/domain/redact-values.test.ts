import { expect, test } from 'vitest';

import { redactValues } from './redact-values';

test('no value of a Secret is left in a text, in whichever form it is quoted', () => {
  const value = 'line one\n"quoted"';
  const encoded = Buffer.from(value).toString('base64');
  const secret = { data: { key: encoded, none: '' } };
  const text = `data[key]: ${encoded} or ${value} or ${JSON.stringify(value)} is wrong`;
  expect(redactValues(text, secret)).toBe('data[key]: (hidden) or (hidden) or "(hidden)" is wrong');
});

test('nor the password of a keystore', () => {
  const certificate = { spec: { keystores: { jks: { password: 'open sesame' } } } };
  expect(redactValues('spec.keystores: "open sesame" is short', certificate)).toBe(
    'spec.keystores: "(hidden)" is short',
  );
  expect(redactValues('as it was', { spec: { keystores: 7 } })).toBe('as it was');
});

test('nor a value as hex, in a URL or among others, nor a token that nobody knew', () => {
  const value = 'pass & phrase';
  const secret = { data: { key: Buffer.from(value).toString('base64') } };
  const hex = Buffer.from(value).toString('hex');
  const token = `eyJ${'a1'.repeat(10)}.${'b2'.repeat(10)}.c3`;
  const text = redactValues(`got ${hex}, ?p=${encodeURIComponent(value)} and ${token}`, secret);
  expect(text).toMatch(/^got \S+, \?p=\S+ and \S+$/);
  for (const one of [hex, encodeURIComponent(value), token]) expect(text).not.toContain(one);
});
