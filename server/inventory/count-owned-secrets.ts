import { within } from '@/shared/actor';
import type { OwnerReferences } from '@/shared/installation-detail';

import { freshnessFor } from './freshness-for';
import type { Inventory } from './inventory';
import type { Scopes } from './scopes';
import { keptSecrets } from './stored-secret';

const most = 3;

/** The TLS Secrets that go with a Certificate, of those that the actor may list; or why that is not known. */
export function countOwnedSecrets(
  inventory: Inventory,
  scopes: Scopes,
): OwnerReferences | { readonly why: string } {
  const freshness = freshnessFor(inventory, scopes, 'secrets');
  if (freshness.state !== 'live' && freshness.state !== 'stale')
    return { why: 'why' in freshness ? freshness.why : 'The TLS Secrets are still being read.' };
  let [count, seen] = [0, 0];
  const examples: string[] = [];
  for (const { namespace, name, ownedBy } of keptSecrets(inventory)) {
    if (!within(scopes.secrets, namespace)) continue;
    seen += 1;
    if (ownedBy === undefined) continue;
    count += 1;
    if (examples.length < most) examples.push(`${namespace}/${name}`);
  }
  return { count, examples, of: seen };
}
