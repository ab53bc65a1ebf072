import { expect, test } from 'vitest';
import { parse } from 'yaml';

import { objectYaml } from './object-yaml';

test('an object is told as YAML that reads back, without managedFields and passwords', () => {
  const labels = { app: 'yes', on: '1.0' };
  const object = {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name: 'web', labels, managedFields: [{ manager: 'kubectl' }] },
    spec: {
      dnsNames: ['*.shop.example', `${'long.'.repeat(40)}example`],
      keystores: { pkcs12: { create: true, password: 'canary-word' } },
    },
  };
  const text = objectYaml(object);
  expect(text).not.toContain('canary-word');
  expect(text).not.toContain('managedFields');
  expect(text.split('\n')).toContainEqual(expect.stringContaining('long.'.repeat(40)));
  expect(parse(text)).toEqual({
    ...object,
    metadata: { name: 'web', labels },
    spec: {
      ...object.spec,
      keystores: { pkcs12: { create: true, password: '(hidden)' } },
    },
  });
});
