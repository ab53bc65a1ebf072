import { beforeAll, expect, test } from 'vitest';

import { issue, type Pair } from '@/server/domain/openssl.fixture';
import { withToken } from '@/server/kube/cluster';
import { judge } from '@/server/steps/judge';
import { readCensus } from '@/server/steps/read-census';
import { takeCensus } from '@/server/steps/take-census';
import { upgradeVerdict } from '@/shared/upgrade';

import { census as contender } from '../releases/contender/census.js';
import { RecordingOut, take } from './recording-out';
import {
  applied,
  asAdmin,
  certificate,
  grant,
  k,
  namespace,
  testbed,
  tlsSecret,
  tokenOf,
} from './testbed';

const shop = 'census';
const admin = asAdmin();
const actor = { name: 'anna', groups: [], via: 'link' as const };
const never = new AbortController().signal;
const web = issue({ subject: '/CN=web', names: 'DNS:web.example' });
const other = issue({ subject: '/CN=web', names: 'DNS:web.example' });
const certManager = 'cert-manager.io/v1';

const opaque = (name: string, { crt, key }: Pair, labels = {}) => ({
  ...tlsSecret(shop, name, { crt, key }, { labels }),
  type: 'Opaque',
});

const request = (name: string, owner?: { name: string; uid: string }) => ({
  apiVersion: certManager,
  kind: 'CertificateRequest',
  metadata: {
    namespace: shop,
    name,
    ...(owner && {
      ownerReferences: [
        { apiVersion: certManager, kind: 'Certificate', controller: true, ...owner },
      ],
    }),
  },
  spec: { request: 'eA==', issuerRef: { name: 'ca' } },
});

const uidOf = async (name: string) =>
  (await k(`get certificate ${name} -n ${shop} -o jsonpath={.metadata.uid}`)).trim();

/** As cert-manager's readiness controller writes it. */
const ready = (name: string, status: 'True' | 'False', renewalTime: Date) =>
  k([
    ...`patch certificate ${name} -n ${shop} --subresource=status --type=merge -p`.split(' '),
    JSON.stringify({
      status: {
        renewalTime: renewalTime.toISOString().replace(/\.\d+/, ''),
        conditions: [{ type: 'Ready', status, reason: 'Test', message: `said ${status}` }],
      },
    }),
  ]);

const tomorrow = new Date(Date.now() + 86_400_000);

beforeAll(async () => {
  await namespace(shop);
  await applied(
    certificate(shop, 'web'),
    certificate(shop, 'old-type', { secretName: 'old-type' }),
    certificate(shop, 'missing'),
    tlsSecret(shop, 'web-tls', web),
    tlsSecret(shop, 'unmanaged', web),
    opaque('old-type', web),
    opaque('labelled', web, { 'controller.cert-manager.io/fao': 'true' }),
    opaque('temporary', web, {
      'controller.cert-manager.io/fao': 'true',
      'cert-manager.io/next-private-key': 'true',
    }),
    opaque('nothing-of-ours', web),
    request('by-hand'),
  );
  await ready('web', 'True', tomorrow);
  await ready('missing', 'False', tomorrow);
  await applied(request('web-1', { name: 'web', uid: await uidOf('web') }));
});

const here = ({ namespace: of }: { namespace: string }) => of === shop;

const ours = async () => {
  const all = await readCensus(admin, never);
  return {
    certificates: all.certificates.filter(here),
    secrets: all.secrets.filter(here),
    requests: all.requests.filter(here),
  };
};

test('every TLS Secret has the digest that kubectl and sha256 give it, and is in it once', async () => {
  const seen = await contender(testbed.name);
  const all = await readCensus(admin, never);
  const digests = new Map(
    [
      ...all.certificates.map(({ namespace: of, secretName, held }) => ({ of, secretName, held })),
      ...all.secrets.map(({ namespace: of, name, held }) => ({ of, secretName: name, held })),
    ].flatMap(({ of, secretName, held }) =>
      held.is === 'held' && held.type === 'kubernetes.io/tls'
        ? [[`${of}/${secretName}`, held.data] as const]
        : [],
    ),
  );
  expect(digests.size).toBeGreaterThanOrEqual(2);
  expect(digests).toEqual(
    new Map([...seen.secrets].map(([key, { data }]) => [key, data] as const)),
  );
  expect(new Set(all.requests.map(({ uid }) => uid))).toEqual(new Set(seen.requests.keys()));
});

test('Secrets of another type are taken where cert-manager has a hand in them, keys under way are not', async () => {
  const { certificates, secrets } = await ours();
  const held = Object.fromEntries(certificates.map((one) => [one.name, one.held.is]));
  expect(held).toEqual({ web: 'held', 'old-type': 'held', missing: 'missing' });
  expect(secrets.map(({ name }) => name).toSorted()).toEqual(['labelled', 'unmanaged']);
});

test('states, requests and their owners are as the API server has them', async () => {
  const { certificates, requests } = await ours();
  expect(Object.fromEntries(certificates.map(({ name, state }) => [name, state]))).toEqual({
    web: { is: 'ready' },
    'old-type': { is: 'failing', why: 'cert-manager has not said that it is ready.' },
    missing: { is: 'failing', why: 'said False' },
  });
  const owners = requests.map(({ name, certificate: of }) => [name, of?.uid]);
  expect(Object.fromEntries(owners)).toEqual({ 'by-hand': undefined, 'web-1': await uidOf('web') });
});

const step = takeCensus('census');
const verdictStep = judge('verdict', ['crds', 'helm']);
const plan = { release: { name: 'cert-manager', namespace: 'cert-manager', revision: 1 } };
const job = (at = admin) => ({ run: { id: 'r', at, actor }, plan });

async function verdictAfter(change: () => Promise<unknown>) {
  const out = new RecordingOut([step, verdictStep]);
  await take(step, job(), out);
  await change();
  await take(verdictStep, job(), out);
  return { out, verdict: upgradeVerdict.parse(out.told.verdict) };
}

test('a verdict names what changed, what was lost, and a request that was not due', async () => {
  const owner = { name: 'web', uid: await uidOf('web') };
  const labels = { 'controller.cert-manager.io/fao': 'true' };
  await applied(tlsSecret(shop, 'orphan', web, { labels }));
  const { verdict, out } = await verdictAfter(async () => {
    await applied(
      tlsSecret(shop, 'web-tls', other),
      request('web-2', owner),
      tlsSecret(shop, 'made-meanwhile', web),
    );
    await k(`delete secret unmanaged orphan -n ${shop}`);
  });
  expect(verdict).toMatchObject({
    kept: false,
    unexpected: [
      { namespace: shop, name: 'web', why: expect.stringContaining('with another key') },
    ],
    lost: [{ namespace: shop, name: 'orphan' }],
    foreign: [
      {
        namespace: shop,
        name: 'unmanaged',
        why: expect.stringMatching(/another program or a person deleted it/),
      },
    ],
    added: [{ namespace: shop, name: 'made-meanwhile' }],
    requests: { unexpected: [{ name: 'web-2' }] },
  });
  expect(verdict.sentence).toContain('1 changed unexpectedly (census/web), 1 lost (census/orphan)');
  expect(out.findings).toMatchObject([{ code: 'verdict-not-kept' }]);
  // The run fails by it when all of its steps are taken.
  expect(out.told.failed).toBe(verdict.sentence);
  expect(await out.kept('verdict')).toMatchObject({ kept: false, counts: { unexpected: 1 } });
  await k(`delete certificaterequest web-2 -n ${shop}`);
});

test('a renewal that was due is named as that, and writing a Secret with the same data is nothing', async () => {
  await ready('web', 'True', new Date(Date.now() - 60_000));
  const { verdict } = await verdictAfter(async () => {
    await applied(tlsSecret(shop, 'web-tls', web));
    await k(`annotate secret labelled -n ${shop} written=again`);
  });
  expect(verdict).toMatchObject({
    kept: true,
    unexpected: [],
    renewedAsDue: [{ namespace: shop, name: 'web' }],
  });
  await ready('web', 'True', tomorrow);
});

test('nothing changed is said of as many as there are', async () => {
  const { out, verdict } = await verdictAfter(async () => undefined);
  expect(out.told.failed).toBeNull();
  expect(verdict).toMatchObject({ kept: true, renewedAsDue: [], unexpected: [], lost: [] });
  expect(verdict.same).toBe(verdict.compared);
});

test('what its access names is enough to take it, and less is refused with the verb that lacks', async () => {
  const token = await tokenOf('census-taker', shop);
  const rules = step.access(job()).map(({ group, resource, verb }) => ({
    apiGroups: [group],
    resources: [resource],
    verbs: [verb],
  }));
  const less = rules.filter(({ resources }) => !resources.includes('secrets'));
  await grant('census-taker', shop, less);
  const at = withToken(admin, token);
  await expect(take(step, job(at), new RecordingOut([step]))).rejects.toMatchObject({
    code: 'forbidden',
    message: expect.stringContaining('Grant list on secrets'),
  });
  await grant('census-taker', shop, rules);
  const out = new RecordingOut([step]);
  await take(step, job(at), out);
  expect(out.state().steps[0]?.state.is).toBe('done');
});
