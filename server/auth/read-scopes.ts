import { type Resource, resources, type Scope } from '@/shared/actor';
import { byEach } from '@/shared/by-each';
import { perProcess } from '@/shared/per-process';

import type { Cluster } from '../kube/cluster';
import type { Identity } from './identity';
import { KeptFor } from './kept-for';
import { may, rightsKept } from './may';
import { rulesReview, speaksOf } from './rules-review';

const groups: Readonly<Record<Resource, string>> = {
  certificates: 'cert-manager.io',
  certificaterequests: 'cert-manager.io',
  orders: 'acme.cert-manager.io',
  challenges: 'acme.cert-manager.io',
  issuers: 'cert-manager.io',
  clusterissuers: 'cert-manager.io',
  secrets: '',
};
const none: Scope = { of: 'namespaces', names: new Set() };
const spokenOf = perProcess('rules-speak-of', () => new KeptFor<readonly Resource[]>(rightsKept));

const listOf = (resource: Resource) => ({ verb: 'list', group: groups[resource], resource });

/** What it may be worth to ask for: of most namespaces, people who do not see the whole cluster have no rule at all. */
function worthAsking(
  identity: Identity,
  cluster: Cluster,
  namespace: string,
): Promise<readonly Resource[]> {
  const key = `${identity.key} ${cluster.name} ${cluster.server} ${namespace}`;
  return spokenOf.get(key, async (ahead) => {
    const rules = await rulesReview(identity.on(cluster), namespace, ahead);
    return rules ? resources.filter((one) => speaksOf(rules, listOf(one))) : resources;
  });
}

async function mayListIn(
  identity: Identity,
  cluster: Cluster,
  resource: Resource,
  namespace: string,
): Promise<boolean> {
  const worth = await worthAsking(identity, cluster, namespace);
  if (!worth.includes(resource)) return false;
  return may(identity, cluster, { ...listOf(resource), namespace });
}

async function scopeOf(
  identity: Identity,
  cluster: Cluster,
  resource: Resource,
  namespaces: readonly string[],
): Promise<Scope> {
  if (await may(identity, cluster, listOf(resource))) return { of: 'cluster' };
  if (resource === 'clusterissuers') return none;
  const answers = await Promise.all(
    namespaces.map(async (namespace) => ({
      namespace,
      isSeen: await mayListIn(identity, cluster, resource, namespace),
    })),
  );
  return {
    of: 'namespaces',
    names: new Set(answers.filter(({ isSeen }) => isSeen).map(({ namespace }) => namespace)),
  };
}

interface Read {
  readonly at: number;
  readonly namespaces: readonly string[];
  readonly scopes: Promise<Scopes>;
}

/** Each question needs the same hundreds of answers put together. */
const together = 10_000;
const most = 1_000;
const lately = perProcess('scopes-lately', () => new Map<string, Read>());

type Scopes = Readonly<Record<Resource, Scope>>;

/**
 * What this person may list: the whole cluster where the API server says so, else namespace by namespace of those that
 * have something to show and for which there is a rule. No answer is older than 60 s; who asks with the same list of
 * namespaces within ten seconds is given the same object.
 */
export function readScopes(
  identity: Identity,
  cluster: Cluster,
  namespaces: readonly string[],
): Promise<Scopes> {
  const key = `${identity.key} ${cluster.name} ${cluster.server}`;
  const last = lately.get(key);
  const now = Date.now();
  if (last && last.namespaces === namespaces && now - last.at < together) return last.scopes;
  const scopes = askScopes(identity, cluster, namespaces);
  lately.delete(key);
  lately.set(key, { at: now, namespaces, scopes });
  const [oldest = ''] = lately.keys();
  if (lately.size > most) lately.delete(oldest);
  // A failure is not remembered: the next question asks again.
  scopes.catch(() => lately.delete(key));
  return scopes;
}

async function askScopes(
  identity: Identity,
  cluster: Cluster,
  namespaces: readonly string[],
): Promise<Scopes> {
  const scopes = await Promise.all(
    resources.map((resource) => scopeOf(identity, cluster, resource, namespaces)),
  );
  return byEach(resources, (resource) => scopes[resources.indexOf(resource)] ?? none);
}
