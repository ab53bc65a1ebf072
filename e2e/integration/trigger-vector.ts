import type { Pair } from '@/server/domain/openssl.fixture';

import type { Asked } from './trigger-material';

/** What a release says: a reason of Issuing, or nothing. A text holds for all releases. */
export type Reason = string | undefined;
export type ByRelease = Readonly<Record<string, Reason>> & { readonly others: Reason };

/** One Certificate with what belongs to it, and what cert-manager makes of it. */
export interface Vector {
  readonly name: string;
  /** What differs from the plain spec. */
  readonly spec?: Readonly<Record<string, unknown>>;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly status?: Readonly<Record<string, unknown>>;
  /** The stored pair, data as text, or no Secret. */
  readonly pair: Pair | Readonly<Record<string, string>> | 'none';
  /** Of `cert-manager.io/…`; left out: those of the plain issuer. */
  readonly annotations?: Readonly<Record<string, string>>;
  readonly requests?: readonly Request[];
  /** The first reason that must be seen, so that nothing is compared with nothing. */
  readonly issuing: Reason | ByRelease;
}

export interface Request {
  /** A signing request as PEM. */
  readonly csr: string;
  readonly revision: number;
  /** What differs from what cert-manager would make of the plain spec. */
  readonly spec?: Readonly<Record<string, unknown>>;
}

export const issuerRef = { name: 'ca', kind: 'Issuer', group: 'cert-manager.io' };

const plainSpec = {
  dnsNames: ['web.example'],
  issuerRef,
  privateKey: { algorithm: 'ECDSA', size: 256 },
};

const isPair = (pair: Exclude<Vector['pair'], 'none'>): pair is Pair =>
  'crt' in pair && 'key' in pair;

export function certificateOf(namespace: string, vector: Vector): object {
  const { name } = vector;
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { namespace, name, ...vector.metadata },
    spec: { ...plainSpec, secretName: name, ...vector.spec },
  };
}

export function secretOf(namespace: string, vector: Vector): object[] {
  const { pair, name } = vector;
  if (pair === 'none') return [];
  const data = isPair(pair) ? { 'tls.crt': pair.crt, 'tls.key': pair.key } : pair;
  const annotations = vector.annotations ?? {
    'issuer-name': 'ca',
    'issuer-kind': 'Issuer',
    'issuer-group': 'cert-manager.io',
    'certificate-name': name,
  };
  return [
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        namespace,
        name,
        labels: { 'controller.cert-manager.io/fao': 'true' },
        annotations: prefixed(annotations),
      },
      stringData: data,
    },
  ];
}

function prefixed(annotations: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(annotations).map(([key, value]) => [`cert-manager.io/${key}`, value]),
  );
}

export function requestsOf(namespace: string, { name, requests = [] }: Vector, uid: string) {
  return requests.map(({ csr, revision, spec }, index) => ({
    apiVersion: 'cert-manager.io/v1',
    kind: 'CertificateRequest',
    metadata: {
      namespace,
      name: `${name}-${index}`,
      annotations: { 'cert-manager.io/certificate-revision': String(revision) },
      ownerReferences: [
        { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', name, uid, controller: true },
      ],
    },
    spec: { request: Buffer.from(csr).toString('base64'), issuerRef, ...spec },
  }));
}

/** A pair whose request is there, as after an issuance. */
export function issued({ csr, ...pair }: Asked, spec?: Request['spec']) {
  return {
    pair,
    status: { revision: 1 },
    requests: [{ csr, revision: 1, ...(spec && { spec }) }],
  };
}
