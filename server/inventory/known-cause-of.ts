import { within } from '@/shared/actor';
import type { RowCause } from '@/shared/chain';

import type { CertificateFacts } from '../domain/certificate-facts';
import { causeMoments, knownCause, type KnownLinks } from '../domain/diagnosis/known-cause';
import { waitingProof } from '../domain/diagnosis/waiting-proof';
import type { Inventory } from './inventory';
import { nextMoment } from './next-moment';
import type { Scopes } from './scopes';

/** The links of a Certificate's next issuance that may be seen. */
function linksOf(
  inventory: Inventory,
  scopes: Scopes,
  facts: CertificateFacts,
): KnownLinks | undefined {
  const { namespace } = facts;
  const links = inventory.lists.owned.next(facts);
  if (!links || !within(scopes.certificaterequests, namespace)) return undefined;
  const orders = within(scopes.orders, namespace) ? links.orders : [];
  const seesAll = orders.length > 0 && within(scopes.challenges, namespace);
  return { request: links.request, orders, challenges: seesAll ? links.challenges : [] };
}

/** Why a Certificate is not issued, as far as the shared copy and the rights tell, and until when that holds. */
export function knownCauseOf(
  inventory: Inventory,
  scopes: Scopes,
  facts: CertificateFacts,
  now: number,
): { readonly cause?: RowCause; readonly waiting?: string | undefined; readonly until: number } {
  const links = linksOf(inventory, scopes, facts);
  if (!links) return { until: Infinity };
  const cause = knownCause(links, now);
  return {
    ...(cause && { cause: { sentence: cause.sentence, link: cause.link } }),
    waiting: waitingProof(links.challenges, now),
    until: nextMoment(now, ...causeMoments(links)),
  };
}
