import { isRecord } from '@/shared/fields';

import { issue, type Pair, tlsSecret, type Wanted } from './openssl.fixture';
import { secretWriter } from './secret-writer';

export const now = Date.now();
export const day = 86_400_000;

export const ca = issue({ subject: '/CN=CA', isCA: true, until: 365 });
export const webNames = 'DNS:web.example,DNS:www.web.example';
const usages = [
  'keyUsage = digitalSignature,keyEncipherment',
  'extendedKeyUsage = serverAuth,clientAuth',
];
export const leafOf = (wanted: Wanted = {}) =>
  issue({ subject: '/CN=web.example', names: webNames, issuer: ca, extensions: usages, ...wanted });
export const web = leafOf();

export const data = ({ crt, key }: Pair, more: Readonly<Record<string, string>> = {}) => ({
  'tls.crt': crt,
  'tls.key': key,
  'ca.crt': ca.crt,
  ...more,
});

export function secretOf(
  held: Readonly<Record<string, string>>,
  metadata: Readonly<Record<string, unknown>> = {},
  more: Readonly<Record<string, unknown>> = {},
): object {
  const secret = tlsSecret(held);
  const own = isRecord(secret) && isRecord(secret.metadata) ? secret.metadata : {};
  return { ...secret, ...more, metadata: { ...own, ...metadata } };
}

export const annotations = (more: Readonly<Record<string, string>> = {}) => ({
  annotations: {
    'cert-manager.io/certificate-name': 'web',
    'cert-manager.io/issuer-name': 'ca',
    'cert-manager.io/issuer-kind': 'Issuer',
    'cert-manager.io/issuer-group': 'cert-manager.io',
    ...more,
  },
});

export function writer(spec: Readonly<Record<string, unknown>> = {}, name = 'web', more = {}) {
  return secretWriter({
    metadata: { namespace: 'shop', name, creationTimestamp: '2026-01-01T00:00:00Z' },
    spec: {
      secretName: 'tls',
      commonName: 'web.example',
      dnsNames: ['web.example', 'www.web.example'],
      issuerRef: { name: 'ca' },
      privateKey: { algorithm: 'ECDSA' },
      usages: ['server auth', 'client auth', 'signing', 'key encipherment'],
      duration: '2184h',
      ...spec,
    },
    ...more,
  });
}
