import type { Material } from './trigger-material';
import type { Vector } from './trigger-vector';

const pem = (label: string) => `-----BEGIN ${label}-----\nAAAA\n-----END ${label}-----\n`;
const annotated = {
  'issuer-name': 'ca',
  'issuer-kind': 'Issuer',
  'issuer-group': 'cert-manager.io',
};

/** Secrets that are missing, empty or broken, and what their annotations say. */
export function storedVectors({ plain, other, rsa3072, ecParameters, rich }: Material): Vector[] {
  const { crt, key } = plain;
  const clusterIssuer = { name: 'ca', kind: 'ClusterIssuer', group: 'cert-manager.io' };
  return [
    { name: 'sound', pair: { crt, key }, issuing: undefined },
    { name: 'no-secret', pair: 'none', issuing: 'DoesNotExist' },
    { name: 'no-data', pair: {}, issuing: 'MissingData' },
    { name: 'no-key', pair: { 'tls.crt': crt }, issuing: 'MissingData' },
    { name: 'empty-key', pair: { 'tls.crt': crt, 'tls.key': '' }, issuing: 'MissingData' },
    { name: 'no-certificate', pair: { 'tls.key': key }, issuing: 'MissingData' },
    { name: 'key-is-text', pair: { crt, key: 'hello' }, issuing: 'InvalidKeyPair' },
    { name: 'key-too-long', pair: { crt, key: key.padEnd(13_001) }, issuing: 'InvalidKeyPair' },
    { name: 'key-behind-parameters', pair: { crt, key: ecParameters }, issuing: 'InvalidKeyPair' },
    { name: 'key-is-no-der', pair: { crt, key: pem('PRIVATE KEY') }, issuing: 'InvalidKeyPair' },
    { name: 'certificate-is-text', pair: { crt: 'hello', key }, issuing: 'InvalidCertificate' },
    {
      name: 'certificate-is-no-der',
      pair: { crt: pem('CERTIFICATE'), key },
      issuing: 'InvalidCertificate',
    },
    {
      name: 'a-key-in-the-chain',
      pair: { crt: `${crt}${key}`, key },
      issuing: 'InvalidCertificate',
    },
    { name: 'text-around-the-chain', pair: { crt: `a\n${crt}z\n`, key }, issuing: undefined },
    { name: 'foreign-key', pair: { crt, key: other.key }, issuing: 'InvalidKeyPair' },
    { name: 'not-annotated', pair: { crt, key }, annotations: {}, issuing: undefined },
    {
      name: 'not-annotated-cluster-issuer',
      pair: { crt, key },
      annotations: {},
      spec: { issuerRef: clusterIssuer },
      issuing: 'IncorrectIssuer',
    },
    {
      name: 'not-annotated-external',
      pair: { crt, key },
      annotations: {},
      spec: { issuerRef: { name: 'ca', kind: 'Signer', group: 'signers.example' } },
      issuing: 'IncorrectIssuer',
    },
    {
      name: 'another-issuer',
      pair: { crt, key },
      spec: { issuerRef: { name: 'other' } },
      issuing: 'IncorrectIssuer',
    },
    {
      name: 'only-kind-annotated',
      pair: { crt, key },
      annotations: { 'issuer-kind': 'Issuer' },
      issuing: 'IncorrectIssuer',
    },
    {
      name: 'annotated-with-nothing',
      pair: { crt, key },
      annotations: { 'issuer-name': 'ca', 'issuer-kind': '', 'issuer-group': '' },
      spec: { issuerRef: { name: 'ca' } },
      issuing: undefined,
    },
    {
      name: 'another-certificate',
      pair: { crt, key },
      annotations: { ...annotated, 'certificate-name': 'old "name"' },
      issuing: 'IncorrectCertificate',
    },
    { name: 'no-certificate-name', pair: { crt, key }, annotations: annotated, issuing: undefined },
    {
      name: 'another-curve',
      pair: { crt, key },
      spec: { privateKey: { algorithm: 'ECDSA', size: 384 } },
      issuing: 'SecretMismatch',
    },
    {
      name: 'rsa-by-default',
      pair: { crt, key },
      spec: { privateKey: {} },
      issuing: 'SecretMismatch',
    },
    {
      name: 'ed25519-wanted',
      pair: { crt, key },
      spec: { privateKey: { algorithm: 'Ed25519' } },
      issuing: 'SecretMismatch',
    },
    {
      name: 'rsa-3072-by-default',
      pair: rsa3072,
      spec: { privateKey: { algorithm: 'RSA' } },
      issuing: 'SecretMismatch',
    },
    {
      name: 'rsa-3072-wanted',
      pair: rsa3072,
      spec: { privateKey: { algorithm: 'RSA', size: 3072 } },
      issuing: undefined,
    },
    {
      name: 'common-name-as-san',
      pair: rsa3072,
      spec: { privateKey: { size: 3072 }, dnsNames: [], commonName: 'web.example' },
      issuing: undefined,
    },
    {
      name: 'another-name-wanted',
      pair: { crt, key },
      spec: { dnsNames: ['web.example', 'www.example'] },
      issuing: 'SecretMismatch',
    },
    {
      name: 'another-common-name',
      pair: { crt, key },
      spec: { commonName: 'www.example' },
      issuing: 'SecretMismatch',
    },
    {
      name: 'names-of-every-kind',
      pair: { crt: rich.crt, key: rich.key },
      spec: {
        commonName: 'web',
        dnsNames: ['www.example', 'web.example'],
        ipAddresses: ['2001:0db8:0:0::1', '10.0.0.1'],
        uris: ['spiffe://shop/web'],
        emailAddresses: ['web@shop.example'],
      },
      issuing: undefined,
    },
    { name: 'names-of-no-kind', pair: { crt: rich.crt, key: rich.key }, issuing: 'SecretMismatch' },
  ];
}
