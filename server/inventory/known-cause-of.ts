import { type Resource, within } from '@/shared/actor';
import type { RowCause } from '@/shared/chain';

import type { CertificateFacts } from '../domain/certificate-facts';
import { knownCause } from '../domain/diagnosis/known-cause';
import type { Owner } from '../domain/owner-of';
import type { RequestFacts } from '../domain/request-facts';
import type { Inventory } from './inventory';
import type { Scopes } from './scopes';

interface Owned {
  readonly namespace: string;
  readonly owner?: Owner | undefined;
}

/** Those that may be seen, by the uid of the one that they belong to, of which only some are asked for. */
function byOwner<Facts extends Owned>(
  rows: ReadonlyMap<string, Facts>,
  mayBeSeen: (namespace: string) => boolean,
  owners: ReadonlySet<string>,
): ReadonlyMap<string, Facts[]> {
  const found = new Map<string, Facts[]>();
  if (owners.size === 0) return found;
  for (const facts of rows.values()) {
    const { uid = '' } = facts.owner ?? {};
    if (!owners.has(uid) || !mayBeSeen(facts.namespace)) continue;
    const all = found.get(uid) ?? [];
    found.set(uid, all);
    all.push(facts);
  }
  return found;
}

/** The request for the next issuance of each of these; by name, since a deleted Certificate takes its requests along. */
function nextRequests(
  inventory: Inventory,
  certificates: ReadonlyMap<string, CertificateFacts>,
  mayBeSeen: (namespace: string) => boolean,
): Map<string, RequestFacts> {
  const found = new Map<string, RequestFacts>();
  for (const facts of inventory.certificaterequests.rows.values()) {
    if (facts.owner?.kind !== 'Certificate' || !mayBeSeen(facts.namespace)) continue;
    const key = `${facts.namespace}/${facts.owner.name}`;
    const certificate = certificates.get(key);
    if (certificate && facts.revision === (certificate.revision ?? 0) + 1) found.set(key, facts);
  }
  return found;
}

const uids = (all: Iterable<{ readonly uid: string }>) => new Set([...all].map(({ uid }) => uid));

/** Why each of these Certificates is not issued, by `namespace/name`, as far as the shared copy and the rights tell. */
export function knownCauses(
  inventory: Inventory,
  scopes: Scopes,
  certificates: ReadonlyMap<string, CertificateFacts>,
  now: number,
): ReadonlyMap<string, RowCause> {
  const causes = new Map<string, RowCause>();
  if (certificates.size === 0) return causes;
  const seen = (resource: Resource) => (namespace: string) => within(scopes[resource], namespace);
  const requests = nextRequests(inventory, certificates, seen('certificaterequests'));
  const orders = byOwner(inventory.orders.rows, seen('orders'), uids(requests.values()));
  const { rows } = inventory.challenges;
  const challenges = byOwner(rows, seen('challenges'), uids([...orders.values()].flat()));
  for (const [key, request] of requests) {
    const its = orders.get(request.uid) ?? [];
    const proofs = its.flatMap(({ uid }) => challenges.get(uid) ?? []);
    const cause = knownCause({ request, orders: its, challenges: proofs }, now);
    if (cause) causes.set(key, { sentence: cause.sentence, link: cause.link });
  }
  return causes;
}
