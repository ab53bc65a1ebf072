import { expect, test } from 'vitest';

import { shownObject } from './shown-object';

const certificate = {
  apiVersion: 'cert-manager.io/v1',
  kind: 'Certificate',
  metadata: {
    name: 'web',
    managedFields: [{ manager: 'kubectl' }],
    annotations: {
      'kubectl.kubernetes.io/last-applied-configuration': '{"spec":{"password":"open-sesame"}}',
      team: 'shop',
    },
  },
  spec: {
    keystores: {
      pkcs12: { create: true, password: 'open-sesame' },
      jks: { create: true, password: 'open-sesame', passwordSecretRef: { name: 'jks', key: 'p' } },
    },
    dnsNames: ['a'],
  },
};

test('a keystore password is hidden wherever it stands, and what names a Secret is not', () => {
  const shown = shownObject(certificate);
  expect(JSON.stringify(shown)).not.toContain('open-sesame');
  expect(shown.spec).toEqual({
    keystores: {
      pkcs12: { create: true, password: '(hidden)' },
      jks: {
        create: true,
        password: '(hidden)',
        passwordSecretRef: { name: 'jks', key: 'p' },
      },
    },
    dnsNames: ['a'],
  });
});

test('managedFields and the copy that kubectl keeps are left out, other annotations stay', () => {
  expect(shownObject(certificate).metadata).toEqual({
    name: 'web',
    annotations: { team: 'shop' },
  });
});

test('the object itself stays as it was', () => {
  const before = JSON.stringify(certificate);
  shownObject(certificate);
  expect(JSON.stringify(certificate)).toBe(before);
});
