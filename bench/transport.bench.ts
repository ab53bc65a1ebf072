import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import {
  CoreV1Api,
  CustomObjectsApi,
  KubeConfig,
  KubernetesObjectApi,
  makeInformer,
} from '@kubernetes/client-node';
import { afterAll, beforeAll, test } from 'vitest';

import { down } from '../e2e/cluster/down.js';
import { kubectl } from '../e2e/cluster/kubectl.js';
import { signal } from '../e2e/cluster/signal.js';
import { up } from '../e2e/cluster/up.js';
import { applyCrds } from '../e2e/releases/bring-release.js';
import { chart } from '../e2e/releases/chart.js';
import { Reflector } from '../server/inventory/reflector';
import { get } from '../server/kube/get';
import { findCluster } from '../server/kube/kubeconfig';
import { sendJson } from '../server/kube/send';
import { countingProxy } from './counting-proxy.js';
import { median } from './median.js';
import { writeResult } from './write-result.js';

const name = 't-transport';
const calls = 100;
const repeats = 5;
const patience = 60_000;
const secrets = { version: 'v1', resource: 'secrets' };
const certificates = { group: 'cert-manager.io', version: 'v1', resource: 'certificates' };

let folder: string | undefined;
let proxy: Awaited<ReturnType<typeof countingProxy>> | undefined;
const theirs = new KubeConfig();

beforeAll(async () => {
  await down(name);
  const { kubeconfig } = await up(name, { controlPlaneOnly: true });
  await applyCrds(name, (await chart('v1.20.3')).crds);
  folder = await mkdtemp(join(tmpdir(), 'certferry-bench-'));
  const direct = JSON.parse(await readFile(kubeconfig, 'utf8'));
  proxy = await countingProxy(new URL(direct.clusters[0].cluster.server));
  direct.clusters[0].cluster.server = proxy.url;
  const path = join(folder, 'kubeconfig');
  await writeFile(path, JSON.stringify(direct), { mode: 0o600 });
  process.env.KUBECONFIG = path;
  theirs.loadFromFile(path);
  await kubectl(name, [
    'create',
    'secret',
    'generic',
    'one',
    '-n',
    'default',
    '--from-literal=a=b',
  ]);
  await kubectl(name, ['apply', '-f', '-'], {
    input: JSON.stringify({
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      metadata: { name: 'one', namespace: 'default', labels: { app: 'bench' } },
      spec: { secretName: 'one', dnsNames: ['one.example'], issuerRef: { name: 'ca' } },
    }),
  });
});

// First what always is there: when beforeAll has failed, the rest may not be.
afterAll(async () => {
  await down(name);
  proxy?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

async function timed(
  work: () => Promise<unknown>,
): Promise<{ milliseconds: number; connections: number }> {
  proxy?.taken();
  const began = performance.now();
  for (let call = 0; call < calls; call++) await work();
  return { milliseconds: performance.now() - began, connections: proxy?.taken() ?? NaN };
}

function isLeaf(value: unknown): value is string | number | boolean | Date | null {
  return typeof value !== 'object' || value === null || value instanceof Date;
}

/** Every leaf of a JSON value by its path; a Date is no longer the text that the API server wrote. */
function leaves(value: unknown, path = ''): [string, string][] {
  if (isLeaf(value)) return [[path, value instanceof Date ? 'converted' : String(value)]];
  return Object.entries(value ?? {}).flatMap(([key, inner]) => leaves(inner, `${path}/${key}`));
}

/** How many leaves of the API server's own answer are missing or converted in `seen`. */
function lost(raw: unknown, seen: unknown): number {
  const have = new Map(leaves(seen));
  return leaves(raw).filter(([path, text]) => have.get(path) !== text).length;
}

/** Seconds from the API server's kill -9 until an object made after it was seen; null after 60 s. */
async function secondsUntilSeen(
  seen: (object: string) => Promise<void>,
  object: string,
): Promise<number | null> {
  await signal(name, 'kube-apiserver', 'KILL');
  const began = performance.now();
  const arrived = seen(object).then(() => (performance.now() - began) / 1000);
  await kubectl(name, ['wait', '--for=create', 'namespace/default', '--timeout=60s']);
  await kubectl(name, ['create', 'secret', 'generic', object, '-n', 'default']);
  return Promise.race([
    arrived,
    new Promise<null>((resolve) => setTimeout(() => resolve(null), patience)),
  ]);
}

test('our transport beside @kubernetes/client-node', async () => {
  const cluster = findCluster();
  const api = theirs.makeApiClient(CoreV1Api);
  const mine: Awaited<ReturnType<typeof timed>>[] = [];
  const stock: Awaited<ReturnType<typeof timed>>[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    mine.push(await timed(() => sendJson(cluster, { path: '/api/v1/namespaces/default/secrets' })));
    stock.push(await timed(() => api.listNamespacedSecret({ namespace: 'default' })));
  }
  const raw = JSON.parse(
    await kubectl(name, [
      'get',
      '--raw',
      '/apis/cert-manager.io/v1/namespaces/default/certificates/one',
    ]),
  );
  const ours = await get(cluster, certificates, 'default', 'one');
  const generic = await KubernetesObjectApi.makeApiClient(theirs).read({
    apiVersion: 'cert-manager.io/v1',
    kind: 'Certificate',
    metadata: { name: 'one', namespace: 'default' },
  });
  const custom = await theirs.makeApiClient(CustomObjectsApi).getNamespacedCustomObject({
    group: 'cert-manager.io',
    version: 'v1',
    namespace: 'default',
    plural: 'certificates',
    name: 'one',
  });

  const end = new AbortController();
  const waiting = new Map<string, () => void>();
  const reflector = new Reflector({
    cluster,
    kind: secrets,
    project: (object) => object.metadata.name,
    changed: (key) => key && waiting.get(key.name)?.(),
    heardAt: () => 0,
  });
  const running = reflector.run(end.signal);
  const informer = makeInformer(theirs, '/api/v1/secrets', () => api.listSecretForAllNamespaces());
  informer.on('add', (object) => waiting.get(`stock ${object.metadata?.name}`)?.());
  informer.on('error', () => {
    // What its documentation leaves to the caller: nothing is restarted here, on purpose.
  });
  await informer.start();
  const until = (key: string) => new Promise<void>((resolve) => waiting.set(key, resolve));
  const seenByUs = await secondsUntilSeen(until, 'after-kill');
  const seenByThem = await secondsUntilSeen(
    (object) => until(`stock ${object}`),
    'after-second-kill',
  );
  await informer.stop();
  end.abort();
  await running;

  const time = {
    ours: median(mine.map(({ milliseconds }) => milliseconds)),
    theirs: median(stock.map(({ milliseconds }) => milliseconds)),
  };
  const sockets = {
    ours: median(mine.map(({ connections }) => connections)),
    theirs: median(stock.map(({ connections }) => connections)),
  };
  const base = { contenderName: '@kubernetes/client-node', goal: null, met: null, spread: '' };
  await writeResult({
    name: 'transport',
    versions: { '@kubernetes/client-node': '2.0.1', kubernetes: '1.33.13' },
    rows: [
      {
        ...base,
        what: `${calls} sequential lists of one namespace's Secrets`,
        unit: 'ms',
        ours: time.ours.median,
        contender: time.theirs.median,
        ratio: time.ours.median / time.theirs.median,
        goal: 'ratio < 1',
        met: time.ours.median < time.theirs.median,
        spread: `${time.ours.spread}; ${time.theirs.spread}`,
      },
      {
        ...base,
        what: `connections made for these ${calls} lists`,
        unit: 'connections',
        ours: sockets.ours.median,
        contender: sockets.theirs.median,
        ratio: sockets.ours.median / sockets.theirs.median,
        goal: 1,
        met: sockets.ours.median <= 1,
        spread: `${sockets.ours.spread}; ${sockets.theirs.spread}`,
      },
      {
        ...base,
        what: 'fields of a Certificate lost or converted on reading',
        unit: 'fields',
        ours: lost(raw, ours),
        contender: lost(raw, generic),
        contenderName: 'KubernetesObjectApi',
        ratio: null,
        goal: 0,
        met: lost(raw, ours) === 0,
      },
      {
        ...base,
        what: 'the same',
        unit: 'fields',
        ours: lost(raw, ours),
        contender: lost(raw, custom),
        contenderName: 'CustomObjectsApi',
        ratio: null,
        goal: 0,
        met: lost(raw, ours) === 0,
      },
      {
        ...base,
        what: "API server's kill -9 to a new Secret seen (– is never within 60 s)",
        unit: 's',
        ours: seenByUs,
        contender: seenByThem,
        contenderName: 'stock informer',
        ratio: seenByUs !== null && seenByThem !== null ? seenByUs / seenByThem : null,
        goal: 15,
        met: seenByUs !== null && seenByUs <= 15,
      },
    ],
  });
});
