import { CustomObjectsApi, KubeConfig, ListWatch, Watch } from '@kubernetes/client-node';

import { kinds } from '@/server/inventory/kinds';
import { Reflector } from '@/server/inventory/reflector';
import type { Cluster } from '@/server/kube/cluster';
import { pause } from '@/server/kube/pause';
import { textField, textsField } from '@/shared/fields';

/** Somebody who keeps a copy of the Certificates of one namespace. */
export interface Watched {
  /** `namespace/name` and what tells one version of the object from another. */
  rows(): ReadonlyMap<string, string>;
  /** Whether that became so in time. */
  until(isSo: () => boolean, patience: number): Promise<boolean>;
  reconnect(): void;
  stop(): Promise<void>;
}

/** How much faster everything goes than in a real cluster. */
const faster = 50;
/** What waits for an answer has to wait for as long as a busy machine needs for a hundred of them. */
const patient = { answer: 10_000, watch: 2_000 };
const timers = {
  firstRetry: 250 / faster,
  mostRetry: 5_000 / faster,
  refusedRetry: 10_000 / faster,
  doubt: 5_000 / faster,
  watchSilence: patient.watch,
  listSilence: patient.answer,
};

export function versionOf(object: unknown): string {
  const version = textField(object, 'metadata', 'resourceVersion') ?? '';
  return [version, ...textsField(object, 'spec', 'dnsNames')].join(' ');
}

function listening() {
  const listeners = new Set<() => void>();
  return {
    tell: () => [...listeners].forEach((look) => look()),
    until: (isSo: () => boolean, patience: number) =>
      new Promise<boolean>((resolve) => {
        const done = (is: boolean) => {
          clearTimeout(timer);
          listeners.delete(look);
          resolve(is);
        };
        const look = () => isSo() && done(true);
        const timer = setTimeout(() => done(isSo()), patience);
        listeners.add(look);
        look();
      }),
  };
}

export function ourReflector(cluster: Cluster, namespace: string): Watched {
  const { tell, until } = listening();
  const end = new AbortController();
  const reflector = new Reflector({
    cluster,
    kind: kinds.certificates,
    fieldSelector: `metadata.namespace=${namespace}`,
    project: versionOf,
    heardAt: () => 0,
    changed: tell,
    timers,
  });
  const loop = reflector.run(end.signal);
  return {
    rows: () => reflector.rows,
    until,
    reconnect: () => reflector.reconnect(),
    async stop() {
      end.abort();
      await loop;
    },
  };
}

/**
 * `@kubernetes/client-node`'s informer, as `makeInformer` makes it and its README restarts it after an error, with
 * its delays cut as ours are.
 */
export function stockInformer({ server }: Cluster, namespace: string): Watched {
  const { tell, until } = listening();
  const end = new AbortController();
  const config = new KubeConfig();
  config.loadFromClusterAndUser(
    // It speaks plain HTTP, as the proxy does, only then.
    { name: 'proxy', server, skipTLSVerify: true },
    { name: 'nobody' },
  );
  const { group, version, resource: plural } = kinds.certificates;
  const api = config.makeApiClient(CustomObjectsApi);
  const watch = new Watch(config);
  Reflect.set(watch, 'requestTimeoutMs', patient.watch);
  const path = `/apis/${group}/${version}/namespaces/${namespace}/${plural}`;
  const informer = new ListWatch<object>(
    path,
    watch,
    () => api.listNamespacedCustomObject({ group, version, namespace, plural }),
    false,
    undefined,
    undefined,
    { delayFn: (milliseconds) => pause(milliseconds / faster, end.signal) },
  );
  informer.on('change', tell);
  const again = () => {
    if (!end.signal.aborted) setTimeout(start, 5_000 / faster);
  };
  // It throws where it should tell of an error, of an answer that is not what it expects, and nobody awaits what it
  // does with an event: that would end the process.
  for (const name of ['watchHandler', 'doneHandler']) {
    const handle: (...given: unknown[]) => Promise<void> = Reflect.get(informer, name).bind(
      informer,
    );
    Reflect.set(informer, name, (...given: unknown[]) => handle(...given).catch(again));
  }
  const start = () => void informer.start();
  informer.on('error', again);
  start();
  return {
    rows: () =>
      new Map(
        informer
          .list()
          .map((one) => [`${namespace}/${textField(one, 'metadata', 'name')}`, versionOf(one)]),
      ),
    until,
    reconnect() {
      // It has nothing of the sort.
    },
    async stop() {
      end.abort();
      await informer.stop();
    },
  };
}
