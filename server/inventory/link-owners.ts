import { type Resource, within } from '@/shared/actor';

import type { OrderFacts } from '../domain/order-facts';
import type { Owner } from '../domain/owner-of';
import type { RequestFacts } from '../domain/request-facts';
import { freshnessFor } from './freshness-for';
import type { Inventory } from './inventory';
import type { Scopes } from './scopes';

interface Owned {
  readonly namespace: string;
  readonly owner?: Owner | undefined;
}

/** The Certificate that an object is for; neither, where nothing above it says that it is for one. */
interface For {
  readonly certificate?: string;
  /** Why that cannot be told: an object between them is not known. */
  readonly certificateUnknown?: string;
}

const above = { CertificateRequest: 'certificaterequests', Order: 'orders' } as const;
const isAbove = (kind: string): kind is keyof typeof above => Object.hasOwn(above, kind);

/** Up the chain, from one object to what it is for, as far as the person may see it. */
export function linkOwners(inventory: Inventory, scopes: Scopes) {
  const unread = new Map<Resource, string | undefined>();

  function whyUnread(resource: Resource): string | undefined {
    const freshness = freshnessFor(inventory, scopes, resource);
    if (freshness.state === 'live' || freshness.state === 'stale') return undefined;
    if (freshness.state !== 'loading') return freshness.why;
    return `The ${resource} of cluster ${inventory.cluster.name} are still being read.`;
  }

  /** Why nothing of a kind is known; undefined where all of it is. */
  function unreadOf(resource: Resource): string | undefined {
    if (!unread.has(resource)) unread.set(resource, whyUnread(resource));
    return unread.get(resource);
  }

  function certificate({ namespace, owner }: Owned): For {
    if (owner?.kind === 'Certificate') return { certificate: owner.name };
    if (!owner || !isAbove(owner.kind)) return {};
    const resource = above[owner.kind];
    const why = unreadOf(resource);
    if (why !== undefined) return { certificateUnknown: why };
    if (!within(scopes[resource], namespace))
      return { certificateUnknown: `You may not list ${resource} in ${namespace}.` };
    const rows: ReadonlyMap<string, OrderFacts | RequestFacts> = inventory[resource].rows;
    const found = rows.get(`${namespace}/${owner.name}`);
    if (found?.uid === owner.uid) return certificate(found);
    return {
      certificateUnknown: `${owner.kind} ${owner.name}, which made it, is not known: it is gone, or not read yet.`,
    };
  }

  return { certificate };
}
