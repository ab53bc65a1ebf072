import { spawn } from 'node:child_process';
import { once } from 'node:events';

import { beforeAll, expect, test } from 'vitest';

import { startGateway } from '@/server/helm/gateway';
import { fenced } from '@/server/kube/fenced';
import { kinds } from '@/server/kube/kinds';
import { create } from '@/server/kube/write';

import { nodePid } from '../cluster/node-pid.js';
import { applied, asAdmin, k, namespace, testbed } from './testbed';

const ns = 'write-timeout';
const admin = asAdmin();
const run = fenced(admin, {
  guardWrite: () => undefined,
  userAgent: 'write-timeout',
  writeTimeout: 1_000,
});

beforeAll(() => namespace(ns));

/** It says nothing, and after 4 s the API server goes on without it: what a stopped run asked for is done only then. */
const silentWebhook = (url: string) => ({
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingWebhookConfiguration',
  metadata: { name: ns },
  webhooks: [
    {
      name: 'silent.example.com',
      admissionReviewVersions: ['v1'],
      sideEffects: 'None',
      failurePolicy: 'Ignore',
      timeoutSeconds: 4,
      clientConfig: { url: `${url}/validate` },
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': ns } },
      rules: [
        { apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['configmaps'] },
      ],
    },
  ],
});

const listener = `require('net').createServer().listen({ port: 0, host: '127.0.0.1' },
  function () { console.log(this.address().port); })`;

/** A server in the API server's own network that accepts connections and says nothing. */
async function duringSilenceInside<T>(work: (url: string) => Promise<T>): Promise<T> {
  const pid = String(await nodePid(testbed.name));
  const child = spawn('nsenter', ['-t', pid, '-n', '--', process.execPath, '-e', listener], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const [port] = (await once(child.stdout, 'data')) as [Buffer];
    return await work(`https://127.0.0.1:${Number(port)}`);
  } finally {
    child.kill('SIGKILL');
  }
}

const configMap = (name: string) => ({ metadata: { namespace: ns, name } });
const make = (name: string, as = admin, dryRun = false) =>
  create(as, kinds.configMaps, configMap(name), { namespace: ns, dryRun });
const outcome = async (made: Promise<unknown>) => (await Promise.allSettled([made]))[0]?.status;

test('a write that a webhook holds for longer than a run may write is never done, ours or of a child process', async () => {
  await duringSilenceInside(async (url) => {
    await applied(silentWebhook(url));
    // The API server hears of a webhook a moment later.
    await expect
      .poll(() => outcome(make('tried', run, true)), { timeout: 30_000 })
      .toBe('rejected');
    const gateway = await startGateway(run);
    try {
      const [ours, childs, control] = await Promise.allSettled([
        make('of-run', run),
        k(['create', 'configmap', 'of-child', '-n', ns, '--server', gateway.url]),
        // Asked for at the same moment: when this is done, the others would be.
        make('of-nobody'),
      ]);
      expect(ours).toMatchObject({ status: 'rejected', reason: { code: 'unavailable' } });
      // The API server says so, or cuts the connection, whichever of its handlers is the first.
      const late = expect.stringMatching(/response in the time allotted|connection was cut/);
      expect(childs).toMatchObject({ status: 'rejected', reason: { message: late } });
      // Nobody holds this one: the gateway lets through what is quick.
      await k(['create', 'namespace', `${ns}-quick`, '--server', gateway.url]);
      expect(control).toMatchObject({ status: 'fulfilled' });
    } finally {
      await gateway.close();
      await k(`delete validatingwebhookconfiguration ${ns}`);
    }
  });
  expect(
    await k(`get configmaps -n ${ns} -o name --field-selector metadata.name!=kube-root-ca.crt`),
  ).toBe('configmap/of-nobody\n');
});
