import { type Resource, resources, type Scope } from '@/shared/actor';
import { byEach } from '@/shared/by-each';
import { field } from '@/shared/fields';
import { perProcess } from '@/shared/per-process';

import type { Cluster } from '../kube/cluster';
import { create } from '../kube/write';
import type { Identity } from './identity';
import { KeptFor } from './kept-for';
import { turns } from './turns';

const reviews = {
  group: 'authorization.k8s.io',
  version: 'v1',
  resource: 'selfsubjectaccessreviews',
};
const groups: Readonly<Record<Resource, string>> = {
  certificates: 'cert-manager.io',
  issuers: 'cert-manager.io',
  clusterissuers: 'cert-manager.io',
  secrets: '',
};
const none: Scope = { of: 'namespaces', names: new Set() };
const allowed = perProcess('may-list', () => new KeptFor<boolean>(60_000));

/** A thousand namespaces are a thousand reviews: as many at once would be refused (429), or crowd others out. */
const mostReviews = 16;
const reviewTurns = perProcess('review-turns', () => new Map<string, ReturnType<typeof turns>>());

function turnsOf({ server }: Cluster): ReturnType<typeof turns> {
  const found = reviewTurns.get(server) ?? turns(mostReviews);
  reviewTurns.set(server, found);
  return found;
}

async function review(cluster: Cluster, resource: Resource, namespace: string): Promise<boolean> {
  const answer = await create(cluster, reviews, {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: {
      resourceAttributes: {
        verb: 'list',
        group: groups[resource],
        resource,
        ...(namespace && { namespace }),
      },
    },
  });
  return field(answer, 'status', 'allowed') === true;
}

function mayList(
  identity: Identity,
  cluster: Cluster,
  resource: Resource,
  namespace: string,
): Promise<boolean> {
  const key = `${identity.key} ${cluster.name} ${cluster.server} ${resource} ${namespace}`;
  return allowed.get(key, () =>
    turnsOf(cluster)(() => review(identity.on(cluster), resource, namespace)),
  );
}

async function scopeOf(
  identity: Identity,
  cluster: Cluster,
  resource: Resource,
  namespaces: readonly string[],
): Promise<Scope> {
  if (await mayList(identity, cluster, resource, '')) return { of: 'cluster' };
  if (resource === 'clusterissuers') return none;
  const answers = await Promise.all(
    namespaces.map(async (namespace) => ({
      namespace,
      may: await mayList(identity, cluster, resource, namespace),
    })),
  );
  return {
    of: 'namespaces',
    names: new Set(answers.filter(({ may }) => may).map(({ namespace }) => namespace)),
  };
}

/**
 * What this person may list: the whole cluster where the API server says so, else namespace by namespace of
 * those that have something to show. Answers are kept for 60 s.
 */
export async function readScopes(
  identity: Identity,
  cluster: Cluster,
  namespaces: readonly string[],
): Promise<Record<Resource, Scope>> {
  const scopes = await Promise.all(
    resources.map((resource) => scopeOf(identity, cluster, resource, namespaces)),
  );
  return byEach(resources, (resource) => scopes[resources.indexOf(resource)] ?? none);
}
