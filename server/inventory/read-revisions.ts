import { within } from '@/shared/actor';
import type { Revisions } from '@/shared/revision';

import { requestState } from '../domain/request-state';
import { freshnessFor } from './freshness-for';
import type { Inventory } from './inventory';
import type { Scopes } from './scopes';

/** The requests that a Certificate has made and that are still there, of those that the actor may see. */
export function readRevisions(
  inventory: Inventory,
  scopes: Scopes,
  { namespace, uid }: { readonly namespace: string; readonly uid: string },
): Revisions {
  if (!within(scopes.certificaterequests, namespace))
    return {
      is: 'unread',
      why: `You may not list certificaterequests.cert-manager.io in ${namespace}.`,
    };
  const known = freshnessFor(inventory, scopes, 'certificaterequests');
  if (known.state === 'loading')
    return { is: 'unread', why: 'CertificateRequests are still being read.' };
  if (known.state !== 'live' && known.state !== 'stale') return { is: 'unread', why: known.why };
  const requests = [...inventory.certificaterequests.rows.values()]
    .filter((one) => one.namespace === namespace && one.owner?.uid === uid)
    .toSorted(
      (a, b) => (b.revision ?? 0) - (a.revision ?? 0) || (b.createdAt ?? 0) - (a.createdAt ?? 0),
    )
    .map((one) => ({
      name: one.name,
      revision: one.revision,
      state: requestState(one),
      createdAt: one.createdAt,
    }));
  return { is: 'read', requests };
}
