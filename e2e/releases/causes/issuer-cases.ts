import { issue } from '@/server/domain/openssl.fixture';

import { type BrokenCase, broken, certificate, clusterIssuer, issuer, secret } from './broken-case';

const ca = issue({ subject: '/CN=Sound CA', isCA: true });
const other = issue({ subject: '/CN=Other CA', isCA: true });
const leaf = issue({ subject: '/CN=leaf.example', names: 'DNS:leaf.example' });
const tls = (name: string, crt: string, key: string) =>
  secret(name, { 'tls.crt': crt, 'tls.key': key }, 'kubernetes.io/tls');

/** Issuers that cannot sign. */
export const issuerCases: readonly BrokenCase[] = [
  {
    namespace: broken,
    name: 'foreign-ca-key',
    how: 'The Secret of the CA holds the key of another one.',
    stays:
      'A person wrote the Secret; cert-manager calls the Issuer ready, and fails only when it signs.',
    symptom: 'ISS-05',
    kind: 'CertificateRequest',
    objects: [
      tls('foreign-ca-key', ca.crt, other.key),
      issuer('foreign-ca-key', { ca: { secretName: 'foreign-ca-key' } }),
      certificate('foreign-ca-key'),
    ],
  },
  {
    namespace: broken,
    name: 'no-ca',
    how: 'What the Issuer signs with is no CA.',
    stays: 'A person wrote the Secret; no Certificate names it.',
    symptom: 'ISS-05',
    kind: 'Issuer',
    objects: [
      tls('no-ca', leaf.crt, leaf.key),
      issuer('no-ca', { ca: { secretName: 'no-ca' } }),
      certificate('no-ca'),
    ],
  },
  {
    namespace: broken,
    name: 'elsewhere-ca',
    how: 'The Secret of the ClusterIssuer lies beside the Certificate, not in the cluster resource namespace.',
    stays: 'A ClusterIssuer never looks there.',
    symptom: 'ISS-10',
    kind: 'ClusterIssuer',
    objects: [
      tls('elsewhere-ca', ca.crt, ca.key),
      {
        apiVersion: 'cert-manager.io/v1',
        kind: 'ClusterIssuer',
        metadata: { name: 'elsewhere-ca' },
        spec: { ca: { secretName: 'elsewhere-ca' } },
      },
      certificate('elsewhere-ca', clusterIssuer('elsewhere-ca')),
    ],
  },
  {
    namespace: broken,
    name: 'no-vault',
    how: 'Vault’s host does not exist.',
    stays: 'The Issuer asks the same host again and again.',
    symptom: 'ISS-06',
    kind: 'Issuer',
    objects: [
      secret('no-vault', { token: 'not-a-token' }),
      issuer('no-vault', {
        vault: {
          server: 'https://vault.nowhere.example:8200',
          path: 'pki/sign/web',
          auth: { tokenSecretRef: { name: 'no-vault', key: 'token' } },
        },
      }),
      certificate('no-vault'),
    ],
  },
  {
    namespace: broken,
    name: 'no-venafi',
    how: 'The host of the Venafi server does not exist.',
    stays: 'The Issuer asks the same host again and again.',
    symptom: 'ISS-11',
    kind: 'Issuer',
    objects: [
      secret('no-venafi', { username: 'nobody', password: 'not-a-password' }),
      issuer('no-venafi', {
        venafi: {
          zone: 'web',
          tpp: {
            url: 'https://venafi.nowhere.example/vedsdk',
            credentialsRef: { name: 'no-venafi' },
          },
        },
      }),
      certificate('no-venafi'),
    ],
  },
];
