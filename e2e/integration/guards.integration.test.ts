import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { issue } from '@/server/domain/openssl.fixture';
import { admissionProbe } from '@/server/guards/admission-probe';
import { censusWatch } from '@/server/guards/census-watch';
import type { Cluster } from '@/server/kube/cluster';
import { fenced } from '@/server/kube/fenced';
import { takeCensus } from '@/server/steps/take-census';

import { cuttingProxy } from './cutting-proxy';
import { beside, RecordingOut, take } from './recording-out';
import { applied, asAdmin, certificate, k, namespace, server, testbed, tlsSecret } from './testbed';

const shop = 'guards';
const admin = asAdmin();
const actor = { name: 'anna', groups: [], via: 'link' as const };
const probe = admissionProbe('a', 'b');
const watching = censusWatch('a', 'b');
const webhook = 'guards-dead-webhook';

const jobAt = (at: Cluster) => ({ run: { id: 'r', at, actor }, plan: { namespace: shop } });
const as = (userAgent: string) =>
  fenced(admin, { writeTimeout: 60_000, guardWrite: () => undefined, userAgent });

/** A webhook that cannot be reached: what the API server then says is what it says of a dead cert-manager. */
const deadWebhook = {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingWebhookConfiguration',
  metadata: { name: webhook },
  webhooks: [
    {
      name: 'webhook.cert-manager.io',
      admissionReviewVersions: ['v1'],
      sideEffects: 'None',
      failurePolicy: 'Fail',
      timeoutSeconds: 5,
      clientConfig: { url: 'https://127.0.0.1:1/validate' },
      namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': shop } },
      rules: [
        {
          apiGroups: ['cert-manager.io'],
          apiVersions: ['v1'],
          operations: ['CREATE'],
          resources: ['certificates'],
        },
      ],
    },
  ],
};

beforeAll(async () => {
  await namespace(shop);
});

afterAll(() => k(`delete validatingwebhookconfiguration ${webhook} --ignore-not-found`));

/** What the API server's own log has of the calls of a user agent. */
function audited(userAgent: string): { code: number }[] {
  return readFileSync(testbed.auditLog, 'utf8')
    .split('\n')
    .filter((line) => line.includes(`"userAgent":"${userAgent}"`) && line.endsWith('}'))
    .map((line) => JSON.parse(line))
    .filter(({ stage }) => stage === 'ResponseComplete')
    .map(({ responseStatus }) => ({ code: responseStatus.code }));
}

test('the probe asks five times a second, counts every call once, and nothing of it is stored', async () => {
  const out = new RecordingOut();
  await beside([probe], jobAt(as('probe-counted')), out, () =>
    out.until(() => out.probes.length === 3),
  );
  const { made, refused, unanswered, gap, slowest } = out.state().probe;
  expect({ refused, unanswered }).toEqual({ refused: 0, unanswered: 0 });
  const seconds = ((out.probes.at(-1)?.to ?? 0) - (out.probes[0]?.from ?? 0)) / 1_000;
  expect(made).toBeLessThanOrEqual(5 * seconds + 4);
  expect(made).toBeGreaterThan(4 * seconds);
  expect(gap).toBeLessThan(1_000);
  expect(slowest).toBeGreaterThan(0);
  expect(audited('probe-counted')).toHaveLength(made);
  expect(await k(`get certificates -n ${shop} -o name`)).toBe('');
  const ends = out.probes.map(({ from, to }) => [from, to]);
  expect(ends.slice(1).map(([from]) => from)).toEqual(ends.slice(0, -1).map(([, to]) => to));
});

test('a webhook that refuses is told from a network that does not answer, and the gap is as long as it lasts', async () => {
  const out = new RecordingOut();
  let began = 0;
  let ended = 0;
  await beside([probe], jobAt(as('probe-refused')), out, async () => {
    await out.until(() => out.state().probe.made > 3);
    began = Date.now();
    await applied(deadWebhook);
    await out.until(() => out.state().probe.refused > 5);
    await k(`delete validatingwebhookconfiguration ${webhook}`);
    ended = Date.now();
    const { made } = out.state().probe;
    await out.until(() => out.state().probe.made > made + 15);
  });
  const { made, refused, unanswered, reasons, gap } = out.state().probe;
  const codes = audited('probe-refused').map(({ code }) => code);
  expect(codes).toHaveLength(made);
  expect(codes.filter((code) => code === 500)).toHaveLength(refused);
  expect(unanswered).toBe(0);
  expect(reasons[0]).toMatch(
    /failed calling webhook "webhook.cert-manager.io".*connection refused/,
  );
  expect(gap).toBeGreaterThan(800);
  expect(gap).toBeLessThan(ended - began + 2_000);
});

test('calls that never reach the API server say nothing of the webhook', async () => {
  const proxy = await cuttingProxy(await server());
  try {
    const out = new RecordingOut();
    const at = { ...as('probe-cut'), server: proxy.url };
    await beside([probe], jobAt(at), out, async () => {
      await out.until(() => out.state().probe.made > 3);
      proxy.refuse();
      await out.until(() => out.state().probe.unanswered > 5);
      await proxy.accept();
      const { made } = out.state().probe;
      await out.until(() => out.state().probe.made > made + 15);
    });
    const { refused, unanswered, gap } = out.state().probe;
    expect(refused).toBe(0);
    expect(unanswered).toBeGreaterThan(5);
    expect(gap).toBeGreaterThan(1_000);
  } finally {
    proxy.close();
  }
});

test('the census watch tells a change when it happens, a new request, and that all is as before again', async () => {
  const [old, other] = [issue({ subject: '/CN=one' }), issue({ subject: '/CN=one' })];
  await applied(
    certificate(shop, 'web'),
    tlsSecret(shop, 'web-tls', old),
    tlsSecret(shop, 'alone', old),
  );
  const out = new RecordingOut();
  const job = jobAt(admin);
  await take(takeCensus('census'), job, out);
  await beside([watching], job, out, async () => {
    const now = () => out.state().census;
    await out.until(() => now() !== undefined);
    expect(now()).toMatchObject({ changed: [], requests: 0 });
    const { compared } = now() ?? { compared: 0 };
    expect(compared).toBeGreaterThanOrEqual(2);
    await applied(tlsSecret(shop, 'web-tls', other));
    await out.until(() => now()?.same === compared - 1);
    expect(now()?.changed).toEqual([`${shop}/web-tls`]);
    const told = out.samples.length;
    await out.until(() => out.samples.length > told); // again, while it differs
    await k(`delete secret alone -n ${shop}`);
    await out.until(() => now()?.changed.length === 2);
    await applied({
      apiVersion: 'cert-manager.io/v1',
      kind: 'CertificateRequest',
      metadata: { namespace: shop, name: 'new' },
      spec: { request: 'eA==', issuerRef: { name: 'ca' } },
    });
    await out.until(() => now()?.requests === 1);
    await applied(tlsSecret(shop, 'web-tls', old), tlsSecret(shop, 'alone', old));
    await out.until(() => now()?.same === compared);
    expect(now()).toMatchObject({ compared, changed: [], requests: 1 });
  });
});

test('without a census the watch says so and ends', async () => {
  const out = new RecordingOut();
  await watching.watch(jobAt(admin), out, new AbortController().signal);
  expect(out.lines.map(({ text }) => text)).toEqual(['There is no census to watch against.']);
});
