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
