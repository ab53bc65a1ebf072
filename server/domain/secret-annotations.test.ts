import { expect, test } from 'vitest';

import { issue, tlsSecret } from './openssl.fixture';
import { secretAnnotations } from './secret-annotations';

const pair = issue();
const base64 = Buffer.from(pair.key).toString('base64');

const shown = (annotations: Readonly<Record<string, string>>) =>
  secretAnnotations({
    ...tlsSecret({ 'tls.crt': pair.crt, 'tls.key': pair.key, password: 'correct horse battery' }),
    metadata: { annotations },
  });

test('annotations are shown as they are', () => {
  const annotations = { 'cert-manager.io/issuer-name': 'ca', note: 'ask the shop team' };
  expect(shown(annotations)).toEqual(annotations);
});

test('an annotation that repeats the data of the Secret does not show it', () => {
  const found = shown({
    'kubectl.kubernetes.io/last-applied-configuration': JSON.stringify({ data: { k: base64 } }),
    'tool/copy': `{"tls.key":"${base64}"}`,
    'tool/pem': pair.key,
    'tool/password': 'it is correct horse battery',
    'tool/crt': 'no key',
  });
  expect(Object.keys(found)).toEqual(['tool/copy', 'tool/pem', 'tool/password', 'tool/crt']);
  const body = pair.key.split('\n')[1] ?? '-';
  for (const held of [base64.slice(40, 80), body, 'horse'])
    expect(JSON.stringify(found)).not.toContain(held);
  expect(found['tool/crt']).toBe('no key');
});
