import type { Access } from '@/shared/access';
import type { BundleView, StrayFile } from '@/shared/bundle';
import { Failure, isFailure } from '@/shared/failure';

import type { Identity } from '../auth/identity';
import { reviewAccess } from '../auth/review-access';
import { heldKinds } from '../bundles/held-kinds';
import { findBundle, listBundles } from '../bundles/list-bundles';
import type { Cluster } from '../kube/cluster';
import { get } from '../kube/get';
import { findCluster } from '../kube/kubeconfig';

export interface SeenBundles {
  readonly bundles: readonly BundleView[];
  /** Bundles of this cluster that this person may not see. */
  readonly hidden: number;
  readonly strays: readonly StrayFile[];
  /** The cluster did not say who it is. */
  readonly byAddress: boolean;
}

/** What a cluster is told by when its address is another one's; undefined where nobody here may ask. */
async function uidOf(identity: Identity, cluster: Cluster): Promise<string | undefined> {
  for (const at of [cluster, identity.on(cluster)])
    try {
      // oxlint-disable-next-line no-await-in-loop -- the person is only asked with where Certferry may not
      const found = await get(at, heldKinds.namespaces, undefined, 'kube-system');
      return found?.metadata.uid;
    } catch (error) {
      const isRefused =
        isFailure(error) && (error.code === 'forbidden' || error.code === 'unauthorized');
      if (!isRefused) throw error;
    }
  return undefined;
}

const isOf = ({ server, clusterUid }: BundleView, cluster: Cluster, uid: string | undefined) =>
  clusterUid !== undefined && uid !== undefined ? clusterUid === uid : server === cluster.server;

const secrets = (verb: string, to: string, namespace?: string): Access => ({
  verb,
  group: '',
  resource: 'secrets',
  ...(namespace !== undefined && { namespace }),
  to,
});

/** Whose key it is that lies in a bundle, they may get now; and the ClusterIssuers, where there are some in it. */
function neededFor(
  { namespaces, counts }: BundleView,
  verb: 'get' | 'delete' = 'get',
  to = 'see the bundle',
): Access[] {
  const issuers = { verb, group: 'cert-manager.io', resource: 'clusterissuers', to };
  return [
    ...namespaces.map((namespace) => secrets(verb, to, namespace)),
    ...(counts.clusterIssuers > 0 ? [issuers] : []),
  ];
}

const keyOf = ({ resource, namespace = '' }: Access) => `${resource} ${namespace}`;

/** Whoever may do it in the whole cluster is not asked about namespace by namespace. */
async function missingOf(
  identity: Identity,
  cluster: Cluster,
  verb: 'get' | 'delete',
  needed: readonly Access[],
): Promise<{ everywhere: boolean; missing: Access[] }> {
  const whole = await reviewAccess(identity, cluster, [secrets(verb, 'see every bundle')]);
  const everywhere = whole.length === 0;
  const rest = needed.filter(({ resource }) => !everywhere || resource !== 'secrets');
  return { everywhere, missing: await reviewAccess(identity, cluster, rest) };
}

/** The bundles of a cluster that a person may see, as the API server says now. */
export async function seenBundles(identity: Identity, name: string): Promise<SeenBundles> {
  const cluster = findCluster(name);
  const [kept, uid] = await Promise.all([listBundles(), uidOf(identity, cluster)]);
  const own = kept.bundles.filter((one) => isOf(one, cluster, uid));
  const needed = own.flatMap((one) => neededFor(one));
  const { everywhere, missing } = await missingOf(identity, cluster, 'get', needed);
  const lacked = new Set(missing.map(keyOf));
  const bundles = own.filter((one) => !neededFor(one).some((need) => lacked.has(keyOf(need))));
  return {
    bundles,
    hidden: own.length - bundles.length,
    // Nobody knows what lies in them.
    strays: everywhere ? kept.strays : [],
    byAddress: uid === undefined,
  };
}

/** One bundle, where this person may see all of it; else as if there were none. */
export async function seenBundle(
  identity: Identity,
  name: string,
  id: string,
): Promise<BundleView> {
  const cluster = findCluster(name);
  identity.on(cluster);
  const bundle = await findBundle(id);
  if (bundle && isOf(bundle, cluster, await uidOf(identity, cluster))) {
    const { missing } = await missingOf(identity, cluster, 'get', neededFor(bundle));
    if (missing.length === 0) return bundle;
  }
  throw new Failure(
    'not-found',
    `There is no bundle of that id in cluster ${cluster.name} that you may see. A bundle is shown to whoever may get the Secrets of every namespace inside.`,
  );
}

/** Refuses whoever may not delete what lies in the bundle: it may be the last copy. */
export async function refuseRemoval(
  identity: Identity,
  name: string,
  bundle: BundleView,
): Promise<void> {
  const needed = neededFor(bundle, 'delete', 'remove a bundle of them');
  const { missing } = await missingOf(identity, findCluster(name), 'delete', needed);
  if (missing.length === 0) return;
  const lacked = missing
    .map(({ resource, namespace }) =>
      namespace === undefined ? resource : `${resource} in ${namespace}`,
    )
    .join(', ');
  throw new Failure(
    'forbidden',
    `You may not remove bundle ${bundle.id}: it may be the last copy of what is inside. Grant delete on ${lacked}, or ask somebody who may.`,
  );
}
