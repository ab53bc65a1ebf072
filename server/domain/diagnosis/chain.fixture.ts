import type { RawObject } from '../raw-object';
import type { Chain } from './chain';

export const now = Date.parse('2026-06-01T12:00:00Z');
export const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();

export function condition(type: string, status: string, reason = '', message = ''): object {
  return { type, status, reason, message, lastTransitionTime: ago(60) };
}

const issuerRef = { name: 'le', kind: 'Issuer' };
const metadata = (name: string, uid: string, more: object = {}) => ({
  namespace: 'shop',
  name,
  uid,
  creationTimestamp: ago(60),
  ...more,
});
const owned = (kind: string, name: string, uid: string) => ({
  ownerReferences: [{ kind, name, uid, controller: true }],
});

export const certificate = (...conditions: object[]): RawObject => ({
  metadata: metadata('web', 'c-1'),
  spec: { secretName: 'web-tls', issuerRef },
  status: { conditions, notAfter: ago(-60 * 24 * 60), renewalTime: ago(-60 * 24 * 30) },
});
export const issuer = (...conditions: object[]): RawObject => ({
  metadata: metadata('le', 'i-1'),
  spec: { acme: { server: 'https://acme.example' } },
  status: { conditions },
});
export function request(status: object = {}, more: object = {}): RawObject {
  const annotations = {
    'cert-manager.io/certificate-revision': '1',
    'cert-manager.io/certificate-name': 'web',
  };
  const owner = owned('Certificate', 'web', 'c-1');
  return {
    metadata: metadata('web-1', 'r-1', { annotations, ...owner, ...more }),
    spec: { issuerRef },
    status,
  };
}
export const order = (status: object): RawObject => ({
  metadata: metadata('web-1-9', 'o-1', owned('CertificateRequest', 'web-1', 'r-1')),
  spec: { issuerRef, dnsNames: ['web.example'] },
  status,
});
export const challenge = (status: object, more: object = {}): RawObject => ({
  metadata: metadata('web-1-9-0', 'h-1', { ...owned('Order', 'web-1-9', 'o-1'), ...more }),
  spec: { type: 'HTTP-01', dnsName: 'web.example', issuerRef, token: 't', key: 't.k' },
  status,
});
export const warning = (kind: string, name: string, uid: string, text: string): RawObject => ({
  involvedObject: { kind, namespace: 'shop', name, uid },
  type: 'Warning',
  reason: text.split(': ')[0],
  message: text.split(': ').slice(1).join(': '),
  lastTimestamp: ago(1),
});

export const ready = condition('Ready', 'True', 'Ready', 'Certificate is up to date');
export const missing = condition(
  'Ready',
  'False',
  'DoesNotExist',
  'Issuing certificate as Secret does not exist',
);
export const approved = condition('Approved', 'True', 'cert-manager.io', 'approved');

/** A Certificate that waits for its first issuance, with a ready issuer and an approved request. */
export function chain(more: Partial<Chain> = {}): Chain {
  const none = { is: 'read', value: [] } as const;
  return {
    certificate: certificate(missing, condition('Issuing', 'True', 'DoesNotExist', 'first')),
    issuer: { is: 'read', value: issuer(condition('Ready', 'True', 'ACMEAccountRegistered')) },
    secret: { is: 'read', value: undefined },
    requests: { is: 'read', value: [request({ conditions: [approved] })] },
    orders: none,
    challenges: none,
    events: none,
    ...more,
  };
}

export const read = <T>(...value: T[]) => ({ is: 'read', value }) as const;
