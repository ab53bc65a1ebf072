import { within } from '@/shared/actor';

import type { IssuerFacts } from '../domain/issuer-facts';
import type { Scopes } from './scopes';

interface Kept {
  readonly rows: ReadonlyMap<string, IssuerFacts>;
}

/** API groups of the DNS-01 webhooks that the issuers name which this person may see. */
export function webhookGroups(
  { issuers, clusterissuers }: { readonly issuers: Kept; readonly clusterissuers: Kept },
  scopes: Pick<Scopes, 'issuers' | 'clusterissuers'>,
): Set<string> {
  const groups = new Set<string>();
  for (const { rows } of [issuers, clusterissuers])
    for (const { namespace, webhookGroups: named = [] } of rows.values()) {
      const isSeen =
        namespace === undefined
          ? scopes.clusterissuers.of === 'cluster'
          : within(scopes.issuers, namespace);
      if (isSeen) for (const one of named) groups.add(one);
    }
  return groups;
}
