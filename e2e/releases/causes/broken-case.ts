const group = 'cert-manager.io';

export type Kubectl = (words: string) => Promise<string>;

/** A Certificate that cert-manager cannot issue, or that it calls ready although something is wrong. */
export interface BrokenCase {
  readonly namespace: string;
  readonly name: string;
  /** How it is broken. */
  readonly how: string;
  /** Why cert-manager does not heal it. */
  readonly stays: string;
  /** What it has to be told as. */
  readonly symptom: string;
  /** The deepest object that speaks of it. */
  readonly kind: string;
  /** Whether kubectl and openssl show the same, where no text says it and facts are compared. */
  readonly confirm?: (kubectl: Kubectl) => Promise<boolean>;
  readonly objects: readonly object[];
  /** What is done once its objects are there. */
  readonly afterwards?: (cluster: string) => Promise<void>;
}

export type Told = Pick<BrokenCase, 'how' | 'stays' | 'symptom' | 'kind' | 'confirm'>;

export const broken = 'broken';

export const issuer = (name: string, spec: object, namespace: string = broken): object => ({
  apiVersion: `${group}/v1`,
  kind: 'Issuer',
  metadata: { namespace, name },
  spec,
});

export const secret = (
  name: string,
  stringData: Readonly<Record<string, string>>,
  type = 'Opaque',
): object => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { namespace: broken, name },
  type,
  stringData,
});

/** Of an Issuer of its own name, unless `spec` says otherwise. */
export const certificate = (name: string, spec: object = {}, namespace = broken): object => ({
  apiVersion: `${group}/v1`,
  kind: 'Certificate',
  metadata: { namespace, name },
  spec: {
    secretName: `${name}-tls`,
    dnsNames: [`${name}.example`],
    issuerRef: { name, kind: 'Issuer', group },
    privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Always' },
    ...spec,
  },
});

export const clusterIssuer = (name: string) => ({
  issuerRef: { name, kind: 'ClusterIssuer', group },
});
