import { type Beside, besides } from '@/shared/beside';
import { isFailure } from '@/shared/failure';

import type { Identity } from '../auth/identity';
import { may } from '../auth/may';
import { besideKinds } from '../inventory/beside-kinds';
import type { Change } from '../inventory/changes';
import type { Cluster } from '../kube/cluster';
import type { Kind } from '../kube/resource-path';

export const isBeside = (resource: Change['resource']): resource is Beside =>
  besides.some((one) => one === resource);

/** Where a change is, for whoever may list such objects there. */
export const whereOf = ({ resource, namespace = '' }: Change) => `${resource} ${namespace}`;

/** Where the person may hear of what is watched beside the lists, of those places where something has changed. */
export async function besideSeen(
  identity: Identity,
  cluster: Cluster,
  changes: readonly Change[] = [],
): Promise<ReadonlySet<string>> {
  const places = new Map(
    changes.flatMap((change) =>
      isBeside(change.resource) && change.name !== undefined
        ? [[whereOf(change), change] as const]
        : [],
    ),
  );
  const seen = await Promise.all(
    [...places].map(async ([where, { resource, namespace }]) =>
      isBeside(resource) && (await mayHear(identity, cluster, resource, namespace)) ? [where] : [],
    ),
  );
  return new Set(seen.flat());
}

async function mayHear(
  identity: Identity,
  cluster: Cluster,
  of: Beside,
  namespace: string | undefined,
): Promise<boolean> {
  const { group, resource }: Kind = besideKinds[of];
  const asked = { verb: 'list', group: group ?? '', resource };
  try {
    if (await may(identity, cluster, asked)) return true;
    return namespace !== undefined && (await may(identity, cluster, { ...asked, namespace }));
  } catch (error) {
    // Pages are read anew all the same, a little later.
    if (isFailure(error)) return false;
    throw error;
  }
}
