import type { LeftOut } from '@/shared/bundle';
import { field, isRecord, listField, textField } from '@/shared/fields';

import { canaryLabel } from './census';
import { issuerReferenceOf } from './certificate-facts';
import type { RawObject } from './raw-object';
import {
  type BundleSources,
  keyOf,
  type Needed,
  type NeededObjects,
  nameOf,
  namespaceOf,
  wantedSecrets,
} from './wanted-secrets';

/** A Certificate that cert-manager makes again as soon as its Ingress or Gateway is there. */
export interface MadeAgain {
  readonly namespace: string;
  readonly certificate: string;
  readonly by: { readonly kind: string; readonly name: string };
}

export interface Selection {
  readonly certificates: readonly RawObject[];
  readonly issuers: readonly RawObject[];
  readonly clusterIssuers: readonly RawObject[];
  readonly secrets: readonly RawObject[];
  readonly leftOut: readonly LeftOut[];
  readonly madeAgain: readonly MadeAgain[];
  /** Certificates with the password of a keystore in their spec: it stands in the bundle, too. */
  readonly clearPasswords: readonly { readonly namespace: string; readonly name: string }[];
}

const issuedFor = 'cert-manager.io/certificate-name';
const parents: Readonly<Record<string, readonly string[]>> = {
  Ingress: ['networking.k8s.io', 'extensions'],
  Gateway: ['gateway.networking.k8s.io', 'gateway.networking.x-k8s.io'],
  ListenerSet: ['gateway.networking.k8s.io', 'gateway.networking.x-k8s.io'],
  XListenerSet: ['gateway.networking.k8s.io', 'gateway.networking.x-k8s.io'],
};

const annotation = (object: RawObject, name: string) =>
  textField(object, 'metadata', 'annotations', name);
const isCanary = (object: RawObject) =>
  textField(object, 'metadata', 'labels', canaryLabel) !== undefined;

/** The Ingress or Gateway that a Certificate was made for. */
function parentOf(certificate: RawObject): { kind: string; name: string } | undefined {
  for (const owner of listField(certificate, 'metadata', 'ownerReferences')) {
    if (field(owner, 'controller') !== true) continue;
    const kind = textField(owner, 'kind') ?? '';
    const group = (textField(owner, 'apiVersion') ?? '').split('/', 1)[0] ?? '';
    const groups = Object.hasOwn(parents, kind) ? parents[kind] : undefined;
    if (groups?.includes(group)) return { kind, name: textField(owner, 'name') ?? '' };
  }
  return undefined;
}

/**
 * Whether a Secret goes into the bundle: what something in it needs, and what cert-manager once issued. Never a
 * key that is only being made, a record of Helm's, or what a canary left.
 */
export function goesIn(
  secret: RawObject,
  needed: NeededObjects['secrets'],
  canaries: ReadonlySet<string>,
): boolean {
  if (textField(secret, 'metadata', 'labels', 'cert-manager.io/next-private-key') !== undefined)
    return false;
  if (secret.type === 'helm.sh/release.v1' || isCanary(secret)) return false;
  const certificate = annotation(secret, issuedFor);
  if (certificate !== undefined && canaries.has(`${namespaceOf(secret)}/${certificate}`))
    return false;
  return certificate !== undefined || needed.has(keyOf(secret));
}

/** What of the sources a Secret's place in the bundle depends on. */
export function secretsOf(sources: BundleSources): {
  readonly needed: NeededObjects;
  readonly canaries: ReadonlySet<string>;
} {
  const canaries = new Set(sources.certificates.filter(isCanary).map(keyOf));
  const certificates = sources.certificates.filter((one) => !isCanary(one));
  return { needed: wantedSecrets({ ...sources, certificates }), canaries };
}

function missing({ namespace, name, by, is }: Needed): LeftOut {
  const why =
    is === 'target'
      ? `There is no such Secret yet, so ${by} is issued anew after a restore.`
      : `${by} refers to it, and there is no such Secret.`;
  return { kind: 'Secret', namespace, name, why };
}

/** Issuers of other API groups: what they need is not known. */
function external(certificates: readonly RawObject[]): LeftOut[] {
  const found = new Map<string, LeftOut>();
  for (const certificate of certificates) {
    const { group, kind, name } = issuerReferenceOf(certificate);
    if (group === 'cert-manager.io') continue;
    found.set(`${group} ${kind} ${name}`, {
      kind,
      name,
      why: `Certificate ${keyOf(certificate)} is issued by it. It belongs to ${group}, whose objects and Secrets are not in the bundle.`,
    });
  }
  return [...found.values()];
}

function hasClearPassword(certificate: RawObject): boolean {
  const keystores = field(certificate, 'spec', 'keystores');
  if (!isRecord(keystores)) return false;
  return Object.values(keystores).some((one) => textField(one, 'password') !== undefined);
}

const inOrder = (objects: readonly RawObject[]) =>
  objects.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

/** What goes into a bundle, what does not, and why. */
export function selectForBundle(
  sources: BundleSources & { readonly secrets: readonly RawObject[] },
): Selection {
  const { needed, canaries } = secretsOf(sources);
  const own = sources.certificates.filter((one) => !isCanary(one));
  const madeAgain = own.flatMap((one) => {
    const by = parentOf(one);
    return by ? [{ namespace: namespaceOf(one), certificate: nameOf(one), by }] : [];
  });
  const certificates = inOrder(own.filter((one) => !parentOf(one)));
  const secrets = inOrder(sources.secrets.filter((one) => goesIn(one, needed.secrets, canaries)));
  const held = new Set(secrets.map(keyOf));
  return {
    certificates,
    issuers: inOrder(sources.issuers),
    clusterIssuers: inOrder(sources.clusterIssuers),
    secrets,
    leftOut: [
      ...madeAgain.map(({ namespace, certificate, by }) => ({
        kind: 'Certificate',
        namespace,
        name: certificate,
        why: `cert-manager makes it again for ${by.kind} ${by.name}; its Secret is in the bundle.`,
      })),
      ...[...needed.secrets].filter(([key]) => !held.has(key)).map(([, one]) => missing(one)),
      ...[...needed.serviceAccounts.values()].map(({ namespace, name, by }) => ({
        kind: 'ServiceAccount',
        namespace,
        name,
        why: `${by} signs in with it; ServiceAccounts are not kept in a bundle.`,
      })),
      ...external(own),
    ],
    madeAgain,
    clearPasswords: certificates
      .filter(hasClearPassword)
      .map((one) => ({ namespace: namespaceOf(one), name: nameOf(one) })),
  };
}
