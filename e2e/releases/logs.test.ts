import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

import { downloadLogs } from '@/server/api/download-logs';
import { appRouter } from '@/server/api/root';
import { identifyToken } from '@/server/auth/identify';
import type { Identity } from '@/server/auth/identity';
import { componentLog } from '@/server/guards/component-log';
import { findCluster } from '@/server/kube/kubeconfig';
import { liveMessage, type LiveMessage, type PodLine } from '@/shared/live';

import { binary } from '../cluster/binaries.js';
import { down } from '../cluster/down.js';
import { hold } from '../cluster/hold.js';
import { kubectl } from '../cluster/kubectl.js';
import { load } from '../cluster/load.js';
import { apiReady } from '../cluster/ready.js';
import { release } from '../cluster/release.js';
import { kubeconfigPath } from '../cluster/state.js';
import { up } from '../cluster/up.js';
import { beside, RecordingOut } from '../integration/recording-out';
import { install } from './install.js';

const name = 't-logs';
const home = 'cert-manager';
const image = 'registry.test/hello:1';
const k = (args: string, input?: string) =>
  kubectl(name, args.split(' '), input === undefined ? {} : { input });

const administrator: Identity = {
  actor: { name: 'admin', groups: [], via: 'link' },
  key: 'link logs',
  on: (cluster) => cluster,
};

beforeAll(async () => {
  await down(name);
  await up(name);
  process.env.KUBECONFIG = kubeconfigPath(name);
  await Promise.all([
    load(name, await binary('hello'), image, ['serve']),
    install(name, { version: 'v1.20.3' }),
  ]);
  await k(`wait deployment --all -n ${home} --for=condition=Available --timeout=120s`);
}, 300_000);

afterAll(() => down(name), 60_000);

const envelope = z.tuple([z.string(), liveMessage]).rest(z.unknown());

/** The stream of a tab that looks at the logs. */
class Tab {
  readonly lines: PodLine[] = [];
  readonly failures: Extract<LiveMessage, { kind: 'log-failed' }>[] = [];
  readonly unreadable = new Set<string>();
  lastEventId = '';
  #skipped = 0;
  #heard = () => {};
  readonly #end = new AbortController();
  readonly #reading: Promise<void>;

  constructor(identity: Identity, since: number | undefined, from?: string) {
    this.#reading = this.#read(identity, since, from);
  }

  async #read(identity: Identity, since: number | undefined, lastEventId?: string): Promise<void> {
    const caller = appRouter.createCaller({ identity }, { signal: this.#end.signal });
    const topics = { logs: { cluster: name, since } };
    const stream: AsyncIterable<unknown> = await caller.live({ topics, lastEventId });
    for await (const event of stream) {
      const [id, message] = envelope.parse(event);
      this.lastEventId = id;
      if (message.kind === 'log') {
        for (const pod of message.again ?? []) this.unreadable.delete(pod);
        this.lines.push(...message.lines);
        this.#skipped += message.skipped;
      } else if (message.kind === 'log-failed') {
        this.failures.push(message);
        this.unreadable.add(message.pod ?? '');
      }
      this.#heard();
    }
  }

  async until(isSo: () => boolean, what: string): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    try {
      await new Promise<void>((resolve, reject) => {
        timer = setTimeout(() => reject(new Error(`waited 90 s in vain until ${what}`)), 90_000);
        this.#heard = () => isSo() && resolve();
        this.#heard();
      });
    } finally {
      clearTimeout(timer);
    }
  }

  async close(): Promise<void> {
    this.#end.abort();
    await this.#reading;
    if (this.#skipped > 0) throw new Error(`${this.#skipped} lines were skipped`);
  }
}

interface Logged {
  readonly at: number;
  readonly text: string;
}

async function podNames(): Promise<string[]> {
  const names = await k(
    `get pods -n ${home} -l app.kubernetes.io/component!=startupapicheck -o jsonpath={.items[*].metadata.name}`,
  );
  return names.split(' ').filter(Boolean);
}

/** A pod's log as kubectl tells it. */
async function kubectlLog(pod: string, ...more: string[]): Promise<Logged[]> {
  const text = await k(['logs', pod, '-n', home, '--timestamps', ...more].join(' '));
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [time = '', ...rest] = line.split(' ');
      return { at: Date.parse(time), text: rest.join(' ') };
    });
}

const of = (lines: readonly PodLine[], pod: string) => lines.filter((one) => one.pod === pod);
const times = (lines: readonly { at: number }[]) => lines.map(({ at }) => at);

/** Waits until the tab was told all that kubectl tells, and compares line by line. */
async function sameAsKubectl(told: () => readonly PodLine[], tab: Tab): Promise<void> {
  for (const pod of await podNames()) {
    const logged = await kubectlLog(pod);
    expect(logged.length).toBeGreaterThan(0);
    await tab.until(
      () => of(told(), pod).length >= logged.length,
      `all ${logged.length} lines of ${pod} were told`,
    );
    const lines = of(told(), pod).slice(0, logged.length);
    expect(times(lines)).toEqual(times(logged));
    const wrong = lines.filter(
      ({ text, severity }, index) =>
        !logged[index]?.text.includes(text.split(' ', 1)[0] ?? '') ||
        severity !== severityOf(logged[index]?.text ?? ''),
    );
    expect(wrong).toEqual([]);
  }
}

const severityOf = (line: string) =>
  ({ W: 'warning', E: 'error', F: 'error' })[/^[IWEF](?=\d{4} )/.exec(line)?.[0] ?? ''] ?? 'info';

/** Makes the controller say something. */
async function issueOne(certificate: string): Promise<void> {
  const metadata = { name: certificate, namespace: 'default' };
  const apiVersion = 'cert-manager.io/v1';
  const issuerRef = { name: certificate };
  const spec = { secretName: certificate, dnsNames: ['a.example'], issuerRef };
  const items = [
    { apiVersion, kind: 'Issuer', metadata, spec: { selfSigned: {} } },
    { apiVersion, kind: 'Certificate', metadata, spec },
  ];
  await k('apply -f -', JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
  await k(`wait certificate ${certificate} --for=condition=Ready --timeout=60s`);
}

test('every line of every component is told once, of pods that come and go too', async () => {
  const tab = new Tab(administrator, 1);
  const before = await podNames();
  expect(before).toHaveLength(3);
  await sameAsKubectl(() => tab.lines, tab);
  expect(new Set(tab.lines.map(({ source }) => source))).toEqual(
    new Set(['controller', 'webhook', 'cainjector']),
  );

  await k(`rollout restart deployment -n ${home}`);
  for (const one of ['cert-manager', 'cert-manager-webhook', 'cert-manager-cainjector'])
    await k(`rollout status deployment/${one} -n ${home} --timeout=90s`);
  await k(`wait pod -n ${home} --for=delete --timeout=90s ${before.join(' ')}`);
  const after = await podNames();
  expect(after.filter((pod) => before.includes(pod))).toEqual([]);
  await issueOne('told');
  await sameAsKubectl(() => tab.lines, tab);
  // What the old controller says when it is asked to end.
  const [controller = ''] = before;
  expect(of(tab.lines, controller).some(({ text }) => /shutting down|stop/i.test(text))).toBe(true);
  expect(tab.failures).toEqual([]);
  await tab.close();
});

test('who comes back with the last id is told what was missed, once', async () => {
  const first = new Tab(administrator, 1);
  await sameAsKubectl(() => first.lines, first);
  await first.close();
  await issueOne('missed');
  const second = new Tab(administrator, 1, first.lastEventId);
  await sameAsKubectl(() => [...first.lines, ...second.lines], second);
  expect(second.lines.length).toBeGreaterThan(0);
  await second.close();
});

test('an API server that was away for a while costs no line', async () => {
  const tab = new Tab(administrator, 1);
  await sameAsKubectl(() => tab.lines, tab);
  await hold(name, 'kube-apiserver');
  await tab.until(() => tab.failures.length > 0, 'it is said that the logs cannot be read');
  expect(tab.failures[0]).toMatchObject({ code: 'unavailable' });
  await release(name, 'kube-apiserver');
  await apiReady(name);
  await issueOne('away');
  await sameAsKubectl(() => tab.lines, tab);
  await tab.until(() => tab.unreadable.size === 0, 'every pod is said to be readable again');
  await tab.close();
});

const saidByController = async () =>
  (await kubectlLog('deployment/cert-manager')).filter(({ text }) => text.includes('without-ca'))
    .length;

const isOurs = ({ severity, text }: { severity: string; text: string }) =>
  severity === 'error' && text.includes('without-ca');

test('what the components warn of and fail at is kept beside a step, each once', async () => {
  const metadata = { name: 'without-ca', namespace: 'default' };
  const spec = { ca: { secretName: 'nowhere' } };
  const issuer = { apiVersion: 'cert-manager.io/v1', kind: 'Issuer', metadata, spec };
  const out = new RecordingOut([{ id: 'helm', title: 'helm' }]);
  const job = {
    run: { id: 'r', at: findCluster(name), actor: administrator.actor },
    plan: { namespace: home },
  };
  await beside([componentLog('helm', 'verdict')], job, out, async () => {
    await k('apply -f -', JSON.stringify(issuer));
    await out.until(() => out.lines.some(isOurs), 90);
    await expect.poll(saidByController, { timeout: 90_000 }).toBeGreaterThan(1);
  });
  const kept = out.lines.filter(({ source }) => source !== 'certferry');
  expect(new Set(kept.map(({ severity }) => severity))).not.toContain('info');
  const logged = await kubectlLog('deployment/cert-manager');
  for (const { at } of out.lines.filter(isOurs)) expect(times(logged)).toContain(at);
  // The controller says it again at each attempt; of those one is kept, with how often it was said.
  const texts = kept.map(({ source, text }) => `${source} ${text.replaceAll(/\d/g, '')}`);
  expect(texts).toEqual([...new Set(texts)]);
  await k('delete issuer without-ca');
});

test('a container that is started again is followed again', async () => {
  const labels = { 'app.kubernetes.io/component': 'webhook', 'app.kubernetes.io/name': 'webhook' };
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'flaky', namespace: home, labels },
    spec: { containers: [{ name: 'main', image, args: ['resolve', 'localhost'] }] },
  };
  const tab = new Tab(administrator, Date.now() - 1_000);
  await k('apply -f -', JSON.stringify(pod));
  await tab.until(() => of(tab.lines, 'flaky').length >= 3, 'it was started three times');
  // Of containers that are gone the kubelet keeps no log for long, and says so without a time.
  const now = [...(await kubectlLog('flaky', '--previous')), ...(await kubectlLog('flaky'))];
  const known = times(now).filter((at) => !Number.isNaN(at));
  expect(known.length).toBeGreaterThan(0);
  expect(times(of(tab.lines, 'flaky'))).toEqual(expect.arrayContaining(known));
  expect(new Set(times(of(tab.lines, 'flaky'))).size).toBe(of(tab.lines, 'flaky').length);
  const file = await (await download(await tokenOf('reader', readers), 'webhook')).text();
  expect(file).toContain('==> flaky, before its last restart <==');
  await k(`delete pod flaky -n ${home} --wait=true`);
  await tab.close();
}, 180_000);

const readers = [
  { apiGroups: ['apps'], resources: ['deployments'], verbs: ['list'] },
  { apiGroups: ['apiextensions.k8s.io'], resources: ['customresourcedefinitions'], verbs: ['get'] },
  { apiGroups: [''], resources: ['pods'], verbs: ['list', 'watch'] },
  { apiGroups: [''], resources: ['pods/log'], verbs: ['get'] },
];

/** A token of a ServiceAccount that may do that in the whole cluster. */
async function tokenOf(account: string, rules: readonly object[]): Promise<string> {
  const api = 'rbac.authorization.k8s.io';
  const metadata = { name: account };
  const subjects = [{ kind: 'ServiceAccount', name: account, namespace: 'default' }];
  const roleRef = { apiGroup: api, kind: 'ClusterRole', name: account };
  const items = [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { ...metadata, namespace: 'default' } },
    { apiVersion: `${api}/v1`, kind: 'ClusterRole', metadata, rules },
    { apiVersion: `${api}/v1`, kind: 'ClusterRoleBinding', metadata, subjects, roleRef },
  ];
  await k('apply -f -', JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
  return (await k(`create token ${account}`)).trim();
}

function download(token: string | undefined, component: string): Promise<Response> {
  const headers = new Headers({ host: '127.0.0.1:3000' });
  if (token !== undefined) headers.set('authorization', `Bearer ${token}`);
  const query = new URLSearchParams({ cluster: name, component });
  return downloadLogs(new Request(`http://127.0.0.1:3000/api/logs?${query}`, { headers }));
}

test('a component’s whole log can be had as a file, by those who may read it', async () => {
  const answer = await download(await tokenOf('reader', readers), 'controller');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="t-logs-controller-\d{8}T\d{6}Z\.log"$/,
  );
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const pods = (await podNames()).filter((pod) => /^cert-manager-[0-9a-f]+-\w+$/.test(pod));
  expect(pods).toHaveLength(1);
  const file = (await answer.text()).split('\n');
  expect(file[0]).toBe(`==> ${pods[0]} <==`);
  const logged = await k(`logs ${pods[0]} -n ${home} --timestamps`);
  const lines = logged.trimEnd().split('\n').slice(0, 20);
  expect(file.slice(1, 21)).toEqual(lines);

  const refused = await download(await tokenOf('nobody', []), 'controller');
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({ code: 'forbidden' });
  expect((await download(undefined, 'controller')).status).toBe(401);
  expect((await download(await tokenOf('reader', readers), 'acmesolver')).status).toBe(400);
});

test('who may not read the logs is told so, and reads them once they may', async () => {
  const token = await tokenOf('clerk', readers.slice(0, 3));
  const clerk = await identifyToken(token, findCluster(name), 'bearer');
  const tab = new Tab(clerk, undefined);
  await tab.until(() => tab.failures.length >= 3, 'each pod is said not to be readable');
  expect(tab.lines).toEqual([]);
  expect(tab.failures[0]).toMatchObject({ code: 'forbidden', pod: expect.any(String) });
  await tokenOf('clerk', readers);
  await tab.until(() => new Set(tab.lines.map(({ pod }) => pod)).size === 3, 'all pods are read');
  await tab.close();

  const stranger = await identifyToken(await tokenOf('stranger', []), findCluster(name), 'bearer');
  const other = new Tab(stranger, undefined);
  await other.until(() => other.failures.length > 0, 'it is said that nothing may be read');
  expect(other.failures[0]).toMatchObject({ code: 'forbidden' });
  expect(other.failures[0]?.pod).toBeUndefined();
  await other.close();
});
