import { kubectl } from '../cluster/kubectl.js';
import { cluster } from './bed';

export interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason: string;
  readonly message: string;
}

/** An object as kubectl prints it, as far as the tests look at it. */
export interface KubeObject {
  readonly kind: string;
  readonly type?: string;
  readonly metadata: { readonly namespace?: string; readonly name: string };
  readonly data?: Readonly<Record<string, string>>;
  readonly spec?: {
    readonly secretName?: string;
    readonly issuerRef?: { readonly name: string; readonly kind?: string };
    readonly [key: string]: unknown;
  };
  readonly status?: {
    readonly conditions?: readonly Condition[];
    readonly notAfter?: string;
    readonly renewalTime?: string;
  };
}

/** All objects of these kinds in all namespaces. */
export async function objects(...kinds: readonly string[]): Promise<KubeObject[]> {
  return JSON.parse(await kubectl(cluster, ['get', kinds.join(','), '-A', '-o', 'json'])).items;
}

/** `namespace/name`, or `name` for what has no namespace. */
export function nameOf({ metadata: { namespace, name } }: KubeObject): string {
  return namespace ? `${namespace}/${name}` : name;
}

export function condition(object: KubeObject, type: string): Condition | undefined {
  return object.status?.conditions?.find((one) => one.type === type);
}

/** Bytes of a Secret's entry. */
export function entry(secret: KubeObject, key: string): Buffer {
  return Buffer.from(secret.data?.[key] ?? '', 'base64');
}

export function apply(...things: readonly object[]): Promise<string> {
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: things });
  return kubectl(cluster, ['apply', '-f', '-'], { input: list });
}

/** The smallest Certificate of the shop's issuer. */
export function certificate(name: string, dnsNames: readonly string[]): object {
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name, namespace: 'shop' },
    spec: {
      secretName: `${name}-tls`,
      dnsNames,
      privateKey: { algorithm: 'ECDSA', size: 256 },
      issuerRef: { name: 'shop-ca', kind: 'Issuer', group: 'cert-manager.io' },
    },
  };
}
