import type { IssuerReference } from '@/shared/certificate';
import { calledLink, objectTopic, signerLink } from '@/shared/made-of';

import type { CertificateFacts } from '../domain/certificate-facts';
import type { ChallengeFacts } from '../domain/challenge-facts';
import type { IssuerFacts } from '../domain/issuer-facts';
import type { OrderFacts } from '../domain/order-facts';
import type { RequestFacts } from '../domain/request-facts';
import type { SecretFacts } from '../domain/secret-facts';

/** More of one object are not worth telling apart. */
const most = 100;

interface Named {
  readonly namespace: string;
  readonly issuer: IssuerReference;
}

/** The issuer that an object names, as a topic; undefined where it belongs to another API group. */
export function issuerTopic({ namespace, issuer }: Named): string | undefined {
  if (issuer.group !== 'cert-manager.io') return undefined;
  // As cert-manager does: whatever is not Issuer is taken for a ClusterIssuer.
  return issuer.kind === 'Issuer'
    ? objectTopic('issuers', namespace, issuer.name)
    : objectTopic('clusterissuers', undefined, issuer.name);
}

const issuerOf = (named: Named): string[] => {
  const topic = issuerTopic(named);
  return topic === undefined ? [] : [topic];
};

/** What an object belongs to and names, by what it says itself. */
export const linksOf = {
  certificates: (facts: CertificateFacts) => {
    const secrets = [facts.secretName, ...(facts.keystorePasswords ?? [])];
    return [
      ...secrets.map((name) => objectTopic('secrets', facts.namespace, name)),
      ...issuerOf(facts),
    ];
  },
  certificaterequests: (facts: RequestFacts) => {
    const { namespace, owner, namedFor } = facts;
    const names = [owner?.kind === 'Certificate' ? owner.name : undefined, namedFor];
    return [
      ...names.flatMap((name) => (name ? [objectTopic('certificates', namespace, name)] : [])),
      ...issuerOf(facts),
    ];
  },
  orders: (facts: OrderFacts) => {
    const { namespace, owner } = facts;
    const of = owner ? [objectTopic('certificaterequests', namespace, owner.name)] : [];
    return [...of, ...issuerOf(facts)];
  },
  challenges: (facts: ChallengeFacts) => {
    const { namespace, owner } = facts;
    const of = owner ? [objectTopic('orders', namespace, owner.name)] : [];
    return [...of, ...issuerOf(facts)];
  },
  issuers: ({ namespace, secrets = [] }: IssuerFacts) =>
    secrets.map((name) =>
      namespace === undefined ? calledLink(name) : objectTopic('secrets', namespace, name),
    ),
  secrets: ({ leaf }: SecretFacts) => (leaf ? [signerLink(leaf.issuer)] : []),
};

/**
 * The links of what an object was and is: who shows one of these has to look again, also at an object of which it has not
 * heard yet, or which left it. Undefined where there are too many.
 */
export function linksBetween<Facts>(
  of: (facts: Facts) => readonly string[],
  before: Facts | undefined,
  after: Facts | undefined,
): readonly string[] | undefined {
  const found = new Set<string>();
  for (const facts of [before, after])
    if (facts !== undefined) for (const link of of(facts)) found.add(link);
  return found.size > most ? undefined : [...found];
}
