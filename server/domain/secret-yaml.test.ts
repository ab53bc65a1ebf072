import { expect, test } from 'vitest';
import { parse } from 'yaml';

import { dataSizes, secretYaml } from './secret-yaml';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const secret = {
  apiVersion: 'v1',
  kind: 'Secret',
  type: 'kubernetes.io/tls',
  metadata: {
    name: 'web-tls',
    namespace: 'shop',
    annotations: {
      'cert-manager.io/certificate-name': 'web',
      'example.com/copy': 'it was canary-key-of-the-shop once',
    },
    managedFields: [{ manager: 'cert-manager' }],
  },
  data: { 'tls.key': base64('canary-key-of-the-shop'), 'tls.crt': base64('public') },
  stringData: { password: 'canary-word' },
};

test('sizes stand where values stood, and no value anywhere', () => {
  const text = secretYaml(secret);
  expect(text).not.toContain('canary');
  expect(text).not.toContain(base64('canary-key-of-the-shop'));
  expect(text).not.toContain(base64('public'));
  expect(parse(text)).toEqual({
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'kubernetes.io/tls',
    metadata: {
      name: 'web-tls',
      namespace: 'shop',
      annotations: {
        'cert-manager.io/certificate-name': 'web',
        'example.com/copy': '[redacted]',
      },
    },
    data: { 'tls.key': '(hidden: 22 bytes)', 'tls.crt': '(hidden: 6 bytes)' },
  });
});

test('a Secret without data has no sizes', () => {
  expect(dataSizes({ metadata: { name: 'empty' } })).toEqual([]);
  expect(parse(secretYaml({ kind: 'Secret', metadata: { name: 'empty' } }))).toEqual({
    kind: 'Secret',
    metadata: { name: 'empty' },
  });
});
