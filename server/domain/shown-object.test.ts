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

test("what an issuer's webhook is configured with is hidden, but for names and references", () => {
  const config = {
    apiToken: 'open-sesame',
    hostedZoneName: 'example.com',
    tokenSecretRef: { name: 'dns', key: 'token' },
    more: [{ secret: 'open-sesame', region: 'eu' }],
  };
  const webhook = { groupName: 'acme.example.com', solverName: 'dns', config };
  const shown = shownObject({ spec: { acme: { solvers: [{ dns01: { webhook } }] } } });
  expect(JSON.stringify(shown)).not.toContain('open-sesame');
  expect(JSON.stringify(shown)).toContain('"tokenSecretRef":{"name":"dns","key":"token"}');
  expect(JSON.stringify(shown)).toContain('"hostedZoneName":"example.com"');
});

test("any tool's copy of the object is left out, and a key in an annotation is redacted", () => {
  const pem = `-----BEGIN PRIVATE KEY-----\n${'QUJD'.repeat(30)}\n-----END PRIVATE KEY-----`;
  const annotations = {
    'kapp.k14s.io/original': '{"spec":{"password":"open-sesame"}}',
    'example.com/state': '{"data":{"pin":"b3Blbi1zZXNhbWU="}}',
    'example.com/note': `{"why":"none"} ${pem}`,
    team: 'shop',
  };
  const { metadata } = shownObject({ metadata: { name: 'web', annotations } });
  expect(JSON.stringify(metadata)).not.toMatch(/open-sesame|b3Blbi1zZXNhbWU|QUJD/);
  expect(metadata).toMatchObject({ annotations: { team: 'shop' } });
});
