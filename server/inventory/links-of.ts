import type { Resource } from '@/shared/actor';
import { goneLink, objectTopic, signerLink } from '@/shared/made-of';

import type { CertificateFacts } from '../domain/certificate-facts';
import type { Owner } from '../domain/owner-of';
import type { RequestFacts } from '../domain/request-facts';
import type { Inventory } from './inventory';
import { storedSecret } from './stored-secret';

interface Owned {
  readonly namespace: string;
  readonly owner?: Owner | undefined;
}

/** The issuer that a Certificate names, as a topic; undefined where it belongs to another API group. */
export function issuerTopic({ namespace, issuer }: CertificateFacts): string | undefined {
  if (issuer.group !== 'cert-manager.io') return undefined;
  // As cert-manager does: whatever is not Issuer is taken for a ClusterIssuer.
  return issuer.kind === 'Issuer'
    ? objectTopic('issuers', namespace, issuer.name)
    : objectTopic('clusterissuers', undefined, issuer.name);
}

function ofCertificate(facts: CertificateFacts): string[] {
  const issuer = issuerTopic(facts);
  const secret = objectTopic('secrets', facts.namespace, facts.secretName);
  return issuer === undefined ? [secret] : [secret, issuer];
}

function ofRequest({ namespace, owner, namedFor }: RequestFacts): string[] {
  const names = [owner?.kind === 'Certificate' ? owner.name : undefined, namedFor];
  return names.flatMap((name) => (name ? [objectTopic('certificates', namespace, name)] : []));
}

function ofOwned(resource: Resource, owned: Owned | undefined): string[] {
  return owned?.owner ? [objectTopic(resource, owned.namespace, owned.owner.name)] : [];
}

type Links = (inventory: Inventory, key: string) => readonly string[];

const none: Links = () => [];

const links = {
  certificates({ certificates }, key) {
    const facts = certificates.rows.get(key);
    return facts ? ofCertificate(facts) : [goneLink];
  },
  certificaterequests({ certificaterequests }, key) {
    const facts = certificaterequests.rows.get(key);
    return facts ? ofRequest(facts) : [];
  },
  orders: ({ orders }, key) => ofOwned('certificaterequests', orders.rows.get(key)),
  challenges: ({ challenges }, key) => ofOwned('orders', challenges.rows.get(key)),
  secrets(inventory, key) {
    const leaf = storedSecret(inventory, key)?.leaf;
    return leaf ? [signerLink(leaf.issuer)] : [];
  },
  issuers: none,
  clusterissuers: none,
} as const satisfies Record<Resource, Links>;

/**
 * What a changed object belongs to and names, by what it says itself: who shows one of these has to look again, also at
 * an object of which it has not heard yet.
 */
export function linksOf(inventory: Inventory, resource: Resource, key: string): readonly string[] {
  return links[resource](inventory, key);
}
