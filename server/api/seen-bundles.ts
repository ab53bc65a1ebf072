import type { Access } from '@/shared/access';
import type { BundleView, StrayFile } from '@/shared/bundle';
import { Failure } from '@/shared/failure';

import type { Identity } from '../auth/identity';
import { reviewAccess } from '../auth/review-access';
import { findBundle, listBundles } from '../bundles/list-bundles';
import type { Cluster } from '../kube/cluster';
import { findCluster } from '../kube/kubeconfig';

export interface SeenBundles {
  readonly bundles: readonly BundleView[];
  /** Bundles of this cluster that this person may not see. */
  readonly hidden: number;
  readonly strays: readonly StrayFile[];
}

const secrets = (verb: string, to: string, namespace?: string): Access => ({
  verb,
  group: '',
  resource: 'secrets',
  ...(namespace !== undefined && { namespace }),
  to,
});

/** Whose key it is that lies in a bundle, they may get now; and the ClusterIssuers, where there are some in it. */
function neededFor({ namespaces, counts }: BundleView): Access[] {
  const to = 'see the bundle';
  const issuers = { verb: 'get', group: 'cert-manager.io', resource: 'clusterissuers', to };
  return [
    ...namespaces.map((namespace) => secrets('get', to, namespace)),
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
  const kept = await listBundles();
  const own = kept.bundles.filter(({ server }) => server === cluster.server);
  const needed = own.flatMap(neededFor);
  const { everywhere, missing } = await missingOf(identity, cluster, 'get', needed);
  const lacked = new Set(missing.map(keyOf));
  const bundles = own.filter((one) => !neededFor(one).some((need) => lacked.has(keyOf(need))));
  return {
    bundles,
    hidden: own.length - bundles.length,
    // Nobody knows what lies in them.
    strays: everywhere ? kept.strays : [],
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
  if (bundle?.server === cluster.server) {
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
  { id, namespaces }: BundleView,
): Promise<void> {
  const needed = namespaces.map((namespace) =>
    secrets('delete', 'remove a bundle of them', namespace),
  );
  const { missing } = await missingOf(identity, findCluster(name), 'delete', needed);
  if (missing.length === 0) return;
  const lacked = missing.map(({ namespace }) => namespace).join(', ');
  throw new Failure(
    'forbidden',
    `You may not remove bundle ${id}: it may be the last copy of these Secrets. Grant delete on secrets in ${lacked}, or ask somebody who may.`,
  );
}
