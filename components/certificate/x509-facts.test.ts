import { expect, test } from 'vitest';

import type { X509Detail } from '@/shared/x509';

import { x509Facts } from './x509-facts';

const certificate: X509Detail = {
  subject: 'CN=web',
  issuer: 'CN=ca',
  serial: '0a',
  notBefore: 0,
  notAfter: 1,
  names: ['web'],
  key: 'ECDSA 256',
  isCA: false,
  fingerprint: 'AA',
  version: 3,
  serialDecimal: '10',
  signatureAlgorithm: 'ecdsa-with-SHA256',
  subjectAttributes: [],
  issuerAttributes: [],
  publicKey: { algorithm: 'ECDSA', size: 256, curve: 'prime256v1', hash: 'ff' },
  alternativeNames: {
    dnsNames: ['web.example'],
    ips: [],
    uris: [],
    emails: [],
    otherNames: [{ oid: '1.2.3', utf8Value: 'who', hex: '0c' }],
    directoryNames: [],
    registeredIds: [],
    unknown: [],
  },
  keyUsages: ['digital signature'],
  extKeyUsages: [],
  authorityIssuer: [],
  crls: [],
  ocsp: [],
  caIssuers: [],
  policies: [],
  permittedNames: [],
  excludedNames: [],
  extensions: [{ oid: '2.5.29.15', name: 'keyUsage', critical: true }],
  fingerprintSha1: 'BB',
  selfSigned: false,
};

test('what a certificate says is told by name, and what it does not say is left out', () => {
  const told = new Map(x509Facts(certificate));
  expect(told.get('Public key')).toEqual(['ECDSA, 256 bits, prime256v1']);
  expect(told.get('DNS names')).toEqual(['web.example']);
  expect(told.get('Other names')).toEqual(['1.2.3: who']);
  expect(told.get('Extensions')).toEqual(['keyUsage, critical']);
  expect(told.get('Authority')).toEqual(['may not sign']);
  expect(told.has('OCSP')).toBe(false);
});

test('how far below an authority others may sign is told', () => {
  const told = new Map(x509Facts({ ...certificate, isCA: true, pathLength: 0 }));
  expect(told.get('Authority')).toEqual(['may sign, at most 0 below it']);
});
