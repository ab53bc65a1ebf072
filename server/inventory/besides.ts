import { isDeepStrictEqual } from 'node:util';

import { resources } from '@/shared/actor';
import { type Beside, besides, installationKinds, installationLink } from '@/shared/beside';
import { textField } from '@/shared/fields';
import type { Freshness } from '@/shared/freshness';

import { componentSelector } from '../domain/installation';
import { leaseNames } from '../domain/leader-of';
import { secretsOfGateway, secretsOfIngress } from '../domain/secrets-served';
import { certManagerWebhooks } from '../domain/webhook-trust';
import type { Cluster } from '../kube/cluster';
import type { Kind } from '../kube/resource-path';
import { besideKinds, gatewayVersions } from './beside-kinds';
import type { Changes } from './changes';
import type { Heartbeat } from './heartbeat';
import { linksBetween } from './links-of';
import { Reflector, type ReflectorOptions, type ReflectorTimers } from './reflector';
import type { Scopes } from './scopes';
import { WhereServed } from './where-served';

interface Of {
  readonly cluster: Cluster;
  readonly changes: Changes;
  readonly heartbeat: Heartbeat;
  readonly timers?: Partial<ReflectorTimers> | undefined;
}

interface Watch {
  readonly freshness: Freshness;
  reconnect(): void;
  run(signal: AbortSignal): Promise<void>;
}

/** Whether pages are told of changes, kind by kind, and when something of an installation changed last. */
export interface Besides {
  readonly watches: Readonly<Record<Beside, readonly Watch[]>>;
  /** Milliseconds since 1970. */
  readonly installationChangedAt: number;
}

type Selection = 'fieldSelector' | 'labelSelector' | 'only';

type Watched<Row> = Pick<ReflectorOptions<Row>, Selection | 'project' | 'wrote' | 'replaced'> & {
  /** What a change is told to belong to; nobody is told of one that belongs to nothing. */
  readonly links: (
    name: string,
    before: Row | undefined,
    after: Row | undefined,
  ) => readonly string[] | undefined;
};

const gatewayCrd = `${besideKinds.gateways.resource}.${besideKinds.gateways.group}`;
const isInstallation = (resource: Beside) => installationKinds.some((one) => one === resource);
/** Its status is written by a controller, again and again, and names nothing else. */
const secretsBetween = (_: string, before?: readonly string[], after?: readonly string[]) =>
  isDeepStrictEqual(before, after)
    ? []
    : linksBetween((one: readonly string[]) => one, before, after);

/**
 * Watches the objects of which cert-manager itself is made, and what serves Secrets: nothing is kept of them but that they
 * are there and what they name. Who shows them reads them anew when one of them has changed.
 */
export function watchBesides({ cluster, changes, heartbeat, timers }: Of): Besides {
  let installationChangedAt = 0;

  function tell(
    resource: Beside,
    key?: { namespace?: string; name: string },
    links?: readonly string[],
  ) {
    if (isInstallation(resource)) installationChangedAt = Date.now();
    changes.add({ resource, namespace: key?.namespace, name: key?.name, links });
  }

  function reflector<Row>(resource: Beside, watched: Watched<Row>, kind: Kind) {
    let isEmpty = true;
    return new Reflector<Row>({
      ...watched,
      cluster,
      kind,
      changed(key, before, after) {
        const links = key && watched.links(key.name, before, after);
        if (key && links?.length !== 0) tell(resource, key, links);
      },
      replaced(rows) {
        watched.replaced?.(rows);
        // What may not be read stays empty at each try.
        if (!isEmpty || rows.size > 0) tell(resource);
        isEmpty = rows.size === 0;
      },
      heardAt: () => heartbeat.heardAt,
      // Pages are read anew all the same, a little later.
      timers: { refusedRetry: 60_000, ...timers },
    });
  }

  const watch = <Row>(resource: Exclude<Beside, 'gateways'>, watched: Watched<Row>) =>
    reflector(resource, watched, besideKinds[resource]);

  const installed: Watched<true> = {
    only: 'metadata',
    project: () => true,
    links: () => [installationLink],
  };
  // Where an image alone tells what a Deployment is, nothing can be selected by.
  const labelled = { ...installed, labelSelector: componentSelector };

  /** It is renewed every few seconds. */
  const lease = (name: string) =>
    watch('leases', {
      fieldSelector: `metadata.name=${name}`,
      project: (object) => textField(object, 'spec', 'holderIdentity') ?? '',
      links: (_, before, after) => (before === after ? [] : [installationLink]),
    });

  /** Whether it calls cert-manager: any program has some, and may write its own as often as it likes. */
  const webhooks: Watched<boolean> = {
    project: (object) => certManagerWebhooks({ object }).length > 0,
    links: (_, before, after) => (before || after ? [installationLink] : []),
  };

  const gateways = new WhereServed(
    cluster,
    besideKinds.gateways,
    gatewayVersions,
    (kind) => reflector('gateways', { project: secretsOfGateway, links: secretsBetween }, kind),
    () => changes.touch(),
  );

  const crds: Watched<true> = {
    ...installed,
    links: (name) => (name.endsWith('.cert-manager.io') ? [installationLink] : []),
    wrote(key, _, after) {
      if (key === gatewayCrd) gateways.look(after !== undefined);
    },
    replaced: (rows) => gateways.look(rows.has(gatewayCrd)),
  };

  return {
    watches: {
      deployments: [watch('deployments', labelled)],
      pods: [watch('pods', labelled)],
      services: [watch('services', labelled)],
      endpointslices: [watch('endpointslices', labelled)],
      leases: Object.values(leaseNames).map(lease),
      validatingwebhookconfigurations: [watch('validatingwebhookconfigurations', webhooks)],
      mutatingwebhookconfigurations: [watch('mutatingwebhookconfigurations', webhooks)],
      customresourcedefinitions: [watch('customresourcedefinitions', crds)],
      ingresses: [watch('ingresses', { project: secretsOfIngress, links: secretsBetween })],
      gateways: [gateways],
    },
    get installationChangedAt() {
      return installationChangedAt;
    },
  };
}

/**
 * Of which of them nobody hears when they change, and why; what a cluster does not serve is not missing. What the API
 * server says to Certferry's own identity is for who may see all of the cluster.
 */
export function unheard(
  { watches }: Besides,
  scopes: Scopes,
  cluster: string,
): { what: Beside; why: string }[] {
  const seesAll = resources.every((one) => scopes[one].of === 'cluster');
  return besides.flatMap((what) => {
    const known = watches[what].map(({ freshness }) => freshness);
    const until = 'what changes of them shows within a minute';
    if (known.some(({ state }) => state === 'forbidden'))
      return [
        {
          what,
          why: `Certferry may not watch ${what} in cluster ${cluster}: ${until}. Grant it list and watch on ${what}.`,
        },
      ];
    const broken = known.find(({ state }) => state === 'unreachable' || state === 'stale');
    if (!broken || !('why' in broken)) return [];
    const reason = seesAll ? broken.why : 'Whoever runs it can see the reason.';
    return [
      {
        what,
        why: `Certferry does not hear of ${what} in cluster ${cluster} now, and goes on asking: ${until}. ${reason}`,
      },
    ];
  });
}
