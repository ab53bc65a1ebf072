import { setMaxListeners } from 'node:events';

import type { Resource } from '@/shared/actor';
import type { Freshness } from '@/shared/freshness';

import { type CertificateFacts, certificateFacts } from '../domain/certificate-facts';
import { type ChallengeFacts, challengeFacts } from '../domain/challenge-facts';
import { type IssuerFacts, issuerFacts } from '../domain/issuer-facts';
import { type OrderFacts, orderFacts } from '../domain/order-facts';
import { type RequestFacts, requestFacts } from '../domain/request-facts';
import type { SecretFacts } from '../domain/secret-facts';
import type { Cluster } from '../kube/cluster';
import { type Besides, watchBesides } from './besides';
import { Changes } from './changes';
import { Heartbeat } from './heartbeat';
import { kinds } from './kinds';
import { linksBetween, linksOf } from './links-of';
import { Lists } from './lists';
import { Namespaces } from './namespaces';
import { certificateOf, type Link, type Links } from './owned';
import { Reflector, type ReflectorOptions, type ReflectorTimers } from './reflector';
import { secretReflectors } from './secret-reflectors';
import { storedSecret } from './stored-secret';

/** The watched, slimmed copy of one cluster. */
export interface Inventory {
  readonly cluster: Cluster;
  readonly changes: Changes;
  readonly heartbeat: Heartbeat;
  readonly certificates: Reflector<CertificateFacts>;
  readonly certificaterequests: Reflector<RequestFacts>;
  readonly orders: Reflector<OrderFacts>;
  readonly challenges: Reflector<ChallengeFacts>;
  readonly issuers: Reflector<IssuerFacts>;
  readonly clusterissuers: Reflector<IssuerFacts>;
  /** Of type kubernetes.io/tls. */
  readonly secrets: Reflector<SecretFacts>;
  /** Of other types, with the label that cert-manager gives its own. */
  readonly labelledSecrets: Reflector<SecretFacts>;
  /** That there is such a Secret, of all others but Helm's records; of them nothing but the name is read. */
  readonly secretNames: Reflector<true>;
  /** What is watched and not listed. */
  readonly besides: Besides;
  /** What people ask for, made of all of them. */
  readonly lists: Lists;
  /** Those in which any of them is. */
  readonly namespaces: Namespaces;
  /** Aborts with `stop`, so that who follows its changes does not wait for ever. */
  readonly ended: AbortSignal;
  /** Ends every watch; resolves when the loops have left. */
  stop(): Promise<void>;
}

/** Starts one reflector per kind; never one per reader. */
export function startInventory(cluster: Cluster, timers?: Partial<ReflectorTimers>): Inventory {
  const end = new AbortController();
  // Each kind's loop waits on it in several places; Node takes more than ten for a leak.
  setMaxListeners(100, end.signal);
  const changes = new Changes();
  const heartbeat = new Heartbeat(cluster);
  const lists = new Lists();
  const namespaces = new Namespaces();
  const reflector = <Row>(
    resource: Resource,
    more: Pick<ReflectorOptions<Row>, 'kind' | 'project' | 'wrote' | 'replaced'> & {
      readonly links: (row: Row) => readonly string[];
    },
  ) =>
    new Reflector({
      cluster,
      ...more,
      wrote(key, before, after) {
        if (before === undefined) namespaces.count(resource, key, 1);
        if (after === undefined) namespaces.count(resource, key, -1);
        more.wrote?.(key, before, after);
      },
      replaced(rows) {
        namespaces.replace(resource, rows.keys());
        more.replaced?.(rows);
      },
      heardAt: () => heartbeat.heardAt,
      changed: (key, before, after) =>
        changes.add({
          resource,
          namespace: key?.namespace,
          name: key?.name,
          links: linksBetween(more.links, before, after),
        }),
      ...(timers && { timers }),
    });
  const certificates: Reflector<CertificateFacts> = reflector('certificates', {
    kind: kinds.certificates,
    project: certificateFacts,
    links: linksOf.certificates,
    wrote: (key, before, after) =>
      lists.wroteCertificate(
        key,
        before,
        after,
        (secret) => storedSecret(reflectors, secret)?.issuedFor,
      ),
    replaced: (rows) => lists.readCertificates(rows),
  });
  const ofIssuers = {
    links: linksOf.issuers,
    wrote: (_: string, before?: IssuerFacts, after?: IssuerFacts) =>
      lists.wroteIssuer(certificates.rows, before, after),
    replaced: () => lists.readIssuers(),
  };
  function linked<Facts extends Link>(list: Marked, links: Links<Facts>) {
    return {
      wrote(key: string, before?: Facts, after?: Facts) {
        links.wrote(before, after);
        list.mark(key);
        const one = after ?? before;
        if (one)
          lists.wroteLink(certificates.rows, certificateOf({ certificaterequests, orders }, one));
      },
      replaced(rows: ReadonlyMap<string, Facts>) {
        links.read(rows);
        list.markAll();
        lists.readLinks(certificates.rows);
      },
    };
  }
  const certificaterequests: Reflector<RequestFacts> = reflector('certificaterequests', {
    kind: kinds.certificaterequests,
    project: requestFacts,
    links: linksOf.certificaterequests,
    ...linked(lists.certificaterequests, lists.owned.certificaterequests),
  });
  const orders: Reflector<OrderFacts> = reflector('orders', {
    kind: kinds.orders,
    project: orderFacts,
    links: linksOf.orders,
    ...linked(lists.orders, lists.owned.orders),
  });
  const reflectors = {
    certificates,
    certificaterequests,
    orders,
    challenges: reflector('challenges', {
      kind: kinds.challenges,
      project: challengeFacts,
      links: linksOf.challenges,
      ...linked(lists.challenges, lists.owned.challenges),
    }),
    issuers: reflector('issuers', {
      kind: kinds.issuers,
      project: (one) => issuerFacts('Issuer', one),
      ...ofIssuers,
    }),
    clusterissuers: reflector('clusterissuers', {
      kind: kinds.clusterissuers,
      project: (one) => issuerFacts('ClusterIssuer', one),
      ...ofIssuers,
    }),
    ...secretReflectors({ cluster, lists, namespaces, changes, heartbeat, timers }),
  };
  const besides = watchBesides({ cluster, changes, heartbeat, timers });
  const others = Object.values(besides.watches).flat();
  heartbeat.listen((recovered) => {
    changes.touch();
    // After a cut, however short, a watch may hang on a connection of which only its own end is left.
    if (recovered) for (const one of [...Object.values(reflectors), ...others]) one.reconnect();
  });
  const loops = [heartbeat, ...Object.values(reflectors)].map((one) => one.run(end.signal));
  // The first page must not wait for what it does not show.
  const read = untilRead(changes, Object.values(reflectors), end.signal);
  loops.push(...others.map((one) => read.then(() => one.run(end.signal))));
  return {
    cluster,
    changes,
    heartbeat,
    lists,
    namespaces,
    ...reflectors,
    besides,
    ended: end.signal,
    async stop() {
      end.abort();
      await Promise.all(loops);
    },
  };
}

/** Resolves once each of them is read, or cannot be. */
function untilRead(
  changes: Changes,
  reflectors: readonly { readonly freshness: Freshness }[],
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!signal.aborted && reflectors.some(({ freshness: { state } }) => state === 'loading'))
        return;
      stop();
      resolve();
    };
    const stop = changes.listen(look);
    signal.addEventListener('abort', look, { once: true });
  });
}

type Marked = Pick<Lists['orders'], 'mark' | 'markAll'>;

const worst = ['forbidden', 'absent', 'unreachable', 'loading', 'stale', 'live'] as const;

/** Secrets are known as well as the worst known of their selections. */
function ofReflectors(inventory: Inventory, resource: Resource): Freshness {
  const { freshness } = inventory[resource];
  if (resource !== 'secrets') return freshness;
  const { labelledSecrets, secretNames } = inventory;
  const all = [freshness, labelledSecrets.freshness, secretNames.freshness];
  return all.toSorted((a, b) => worst.indexOf(a.state) - worst.indexOf(b.state))[0] ?? freshness;
}

/** How well a kind is known now: a silent watch is only as live as the API server's last sign of life. */
export function freshnessOf(inventory: Inventory, resource: Resource): Freshness {
  const freshness = ofReflectors(inventory, resource);
  const { cluster, heartbeat } = inventory;
  if (freshness.state !== 'live' || !heartbeat.isLate(freshness.readAt)) return freshness;
  const server = `The API server of cluster ${cluster.name} (${cluster.server})`;
  const why = heartbeat.isLate(heartbeat.heardAt)
    ? `${server} does not answer`
    : `${server} has not yet accepted a new watch of ${resource}`;
  return { state: 'stale', readAt: freshness.readAt, why: `${why}. Certferry goes on asking.` };
}
