import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { followLog } from '@/server/kube/follow-log';
import { findCluster } from '@/server/kube/kubeconfig';

import { run } from '../setup/run.js';
import { binary, kubectlPath } from './binaries.js';
import { down } from './down.js';
import { kubectl } from './kubectl.js';
import { load } from './load.js';
import { publish } from './publish.js';
import { kubeconfigPath } from './state.js';
import { up } from './up.js';
import { job, web, webhook } from './workload.js';

const name = 't-workload';
const image = 'registry.test/hello:1';
const k = (args: string, input?: string) => kubectl(name, args.split(' '), { input });

beforeAll(async () => {
  await down(name);
  await up(name);
  await load(name, await binary('hello'), image, ['serve']);
  await k('apply -f -', web({ image, greeting: 'one' }));
  await k('rollout status deployment/web --timeout=60s');
}, 120_000);

afterAll(() => down(name), 60_000);

async function logOfJob(jobName: string, args: string[]) {
  await k('apply -f -', job({ name: jobName, image, args }));
  await k(`wait --for=condition=Complete job/${jobName} --timeout=60s`);
  return k(`logs job/${jobName}`);
}

test('a Job completes, and reaches both pods of a Service by its name', async () => {
  const log = await logOfJob('get', ['get', 'http://web.default', '30']);
  const hosts = new Set(log.trim().split('\n'));
  const pods = await k('get pods -l app=web -o name');
  const names = pods
    .trim()
    .split('\n')
    .map((pod) => pod.replace('pod/', ''));
  expect([...hosts].toSorted()).toEqual(names.map((pod) => `hello one ${pod}`).toSorted());
});

test('DNS knows Services and nothing else', async () => {
  const ip = await k('get service web -o jsonpath={.spec.clusterIP}');
  const log = await logOfJob('resolve', [
    'resolve',
    'web.default.svc.cluster.local',
    'example.com',
  ]);
  expect(log).toContain(`web.default.svc.cluster.local [${ip}] <nil>`);
  expect(log).toMatch(/example\.com \[\] .*no such host/);
});

test('logs -f shows a line when it is written', async () => {
  const env = { ...process.env, KUBECONFIG: kubeconfigPath(name) };
  const follow = spawn(await kubectlPath(), ['logs', '-f', '--tail=0', 'deployment/web'], { env });
  const lines: string[] = [];
  for await (const line of createInterface({ input: follow.stdout })) {
    lines.push(line);
    if (lines.length === 2) break;
  }
  follow.kill();
  await once(follow, 'close');
  const [first = 0, second = 0] = lines.map((line) => Number(line.replace('tick ', '')));
  expect(second).toBe(first + 1);
});

test('what we read of a log is what the container writes, line by line, until we stop', async () => {
  vi.stubEnv('KUBECONFIG', kubeconfigPath(name));
  const pod = (await k('get pods -l app=web -o jsonpath={.items[0].metadata.name}')).trim();
  const stop = new AbortController();
  const seen: string[] = [];
  const read = async () => {
    const at = { namespace: 'default', pod, tailLines: 1 };
    for await (const line of followLog(findCluster(name), at, stop.signal)) {
      seen.push(line);
      if (seen.length === 3) stop.abort(new Error('enough'));
    }
  };
  await expect(read()).rejects.toThrow('enough');
  expect(await k(`logs ${pod}`)).toContain(`${seen.join('\n')}\n`);
  vi.unstubAllEnvs();
});

test('a webhook that a pod serves is asked by the API server', async () => {
  await k('apply -f -', await webhook({ image }));
  await k('rollout status deployment/judge --timeout=60s');
  // the API server hears of a new configuration by its own watch
  await expect
    .poll(() => k('create configmap bad --dry-run=server').catch(String), { timeout: 10_000 })
    .toContain(
      'admission webhook "judge.certferry.test" denied the request: its name contains bad',
    );
  await expect(k('get configmap bad')).rejects.toThrow('not found');
  await expect(k('create configmap good')).resolves.toContain('created');
  expect(await k('logs deployment/judge')).toContain('review bad false');
  await k('delete validatingwebhookconfiguration judge');
});

test('a rolling update replaces every pod, and the Service answers from the new ones', async () => {
  const before = await k('get pods -l app=web -o name');
  await k('apply -f -', web({ image, greeting: 'two' }));
  await k('rollout status deployment/web --timeout=60s');
  for (const pod of before.trim().split('\n')) await k(`wait --for=delete ${pod} --timeout=60s`);
  expect(await logOfJob('get-new', ['get', 'http://web.default'])).toMatch(/^hello two web-/);
});

test('a Service is reachable from here on loopback, on one port for good', async () => {
  const ip = await k('get service web -o jsonpath={.spec.clusterIP}');
  const port = await publish(name, `${ip}:80`);
  expect(await publish(name, `${ip}:80`)).toBe(port);
  expect(await run('curl', ['-sS', `http://127.0.0.1:${port}`])).toMatch(/^hello \w+ web-/);
  const sockets = await run('ss', ['-Hltn', `sport = :${port}`]);
  expect(sockets).toContain(`127.0.0.1:${port}`);
});

test('a pod cannot reach anything outside of its cluster', async () => {
  const manifest = job({ name: 'outside', image, args: ['get', 'http://192.0.2.1'] });
  await k('apply -f -', manifest);
  await k('wait --for=condition=Failed job/outside --timeout=60s');
  expect(await k('logs job/outside')).toContain('network is unreachable');
});
