import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { appRouter } from '@/server/api/root';
import type { Identity } from '@/server/auth/identity';
import { symptomById } from '@/server/domain/diagnosis/symptom-by-id';
import { inventoryOf } from '@/server/inventory/inventories';
import { freshnessOf } from '@/server/inventory/inventory';
import { findCluster } from '@/server/kube/kubeconfig';
import type { Cause } from '@/shared/chain';

import { binary } from '../cluster/binaries.js';
import { down } from '../cluster/down.js';
import { load } from '../cluster/load.js';
import { kubeconfigPath, stateFolder } from '../cluster/state.js';
import { up } from '../cluster/up.js';
import { challenge } from '../integration/chain-links';
import { onNode } from '../integration/symptom-places';
import { applyCrds } from './bring-release.js';
import { chart } from './chart.js';
import { install } from './install.js';
import { apiAnswers } from './symptoms/api-answers';
import { helmAnswers, recorded } from './symptoms/helm-answers';
import {
  certificateOf,
  image,
  loggedOfCertificates,
  processes,
  seenAt,
} from './symptoms/processes';
import { certificate, otherKinds, otherObjects, restored, undecided } from './symptoms/together';
import { toolsFor } from './symptoms/tools';

const cluster = 't-symptoms';
const version = 'v1.20.3';
const answers = [...apiAnswers, ...helmAnswers];
const tools = toolsFor(cluster, version);
const patient = { timeout: 120_000, interval: 1_000 };
/** What is being deleted is called stuck only after its time. */
const deleted = { timeout: 240_000, interval: 2_000 };
const administrator: Identity = {
  actor: { name: 'admin', groups: [], via: 'link' },
  key: 'link symptoms',
  on: (at) => at,
};
const caller = appRouter.createCaller({ identity: administrator });
const at = (name: string) => ({ cluster, namespace: 'symptoms', name });

const k = async (args: string, input?: object) => (await tools).k(args, input);
const apply = (...items: object[]) =>
  k('apply --server-side --force-conflicts -f -', { apiVersion: 'v1', kind: 'List', items });

/** What facts of several objects tell, in the order in which they are brought about. */
const together = ['UN-04', 'UN-07', 'UN-08', 'UN-09', 'UN-03', 'UN-01', 'UN-02'];

/** Resolves when the inventory knows the Certificates. */
function known(): Promise<void> {
  const inventory = inventoryOf(findCluster(cluster));
  return new Promise((resolve) => {
    const look = () => {
      if (freshnessOf(inventory, 'certificates').state !== 'live') return;
      stop();
      resolve();
    };
    const stop = inventory.changes.listen(look);
    look();
  });
}

beforeAll(async () => {
  process.env.KUBECONFIG = kubeconfigPath(cluster);
  await down(cluster);
  await up(cluster, { audit: true });
  await Promise.all([
    load(cluster, await binary('hello'), image, ['serve']),
    install(cluster, { version }),
  ]);
  await apply(
    ...otherKinds,
    ...['symptoms', 'leaving'].map((name) => ({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name },
    })),
  );
  for (const id of loggedOfCertificates) {
    await apply(certificate(certificateOf(id)));
    await k(
      `wait certificate ${certificateOf(id)} -n symptoms --for=condition=Issuing --timeout=60s`,
    );
  }
  await apply(...processes(), ...otherObjects, ...restored(), undecided());
  await known();
}, 400_000);

afterAll(() => down(cluster), 60_000);

test('each symptom that no chain of a control plane can show has its case here', () => {
  const cases = [
    ...Object.keys(seenAt),
    ...loggedOfCertificates,
    ...[...answers, ...recorded].map(({ id }) => id),
    ...together,
  ];
  expect([...new Set(cases)].toSorted()).toEqual([...onNode].toSorted());
});

const causes = async () => (await caller.installation.causes({ cluster })).causes;

async function causeOf(
  id: string,
  isMeant: (cause: Cause) => boolean = () => true,
  wait = patient,
): Promise<Cause> {
  const find = async () =>
    (await causes()).find(
      (one) => one.symptoms.some((symptom) => symptom.id === id) && isMeant(one),
    );
  await expect.poll(async () => (await find())?.sentence ?? 'no cause', wait).not.toBe('no cause');
  const cause = await find();
  if (!cause) throw new Error(`${id} was told and is told no longer`);
  const { title, remedy } = symptomById(id);
  expect(cause.sentence).toContain(title);
  expect(cause.sentence).toContain(cause.evidence.text.slice(0, 500));
  expect(cause.remedy).toBe(remedy);
  return cause;
}

/** What the cluster itself shows of where the words are from. */
async function shown({ evidence: { from, object } }: Cause): Promise<string> {
  const { kind, namespace = '', name } = object;
  if (from === 'event')
    return k(`get events -n ${namespace} --field-selector involvedObject.name=${name} -o json`);
  if (from !== 'log') return k(`get ${kind.toLowerCase()} ${name} -n ${namespace} -o json`);
  const log = (more: string) =>
    k(`logs ${name} -n ${namespace} --all-containers${more}`).catch(String);
  return `${await log('')}\n${await log(' --previous')}`;
}

const plain = (text: string) => text.replaceAll(/[\\"]/g, '');

test('of the installation that is sound nothing is told', async () => {
  const told = (await causes()).filter(
    ({ link: { kind, namespace } }) => kind === 'Pod' && namespace === 'cert-manager',
  );
  expect(told).toEqual([]);
});

test.each(Object.entries(seenAt))(
  '%s is quoted from a real process, and the object named: %j',
  async (id, [namespace, kind, from]) => {
    const cause = await causeOf(id, ({ link }) => link.namespace === namespace);
    expect([cause.link.namespace, cause.link.kind, cause.evidence.from]).toEqual([
      namespace,
      kind,
      from,
    ]);
    const { text } = cause.evidence;
    // A reason stands apart from its message, and an image waits for one thing and then for another.
    const words =
      from === 'state'
        ? /OOMKilled|Image/.exec(text)?.[0]
        : text.replace(/^\w+: /, '').split('\n')[0];
    expect(plain(await shown(cause))).toContain(plain(words ?? text).slice(0, 80));
    expect(plain(await k(cause.command.replace(/^kubectl /, '')))).toContain(
      from === 'log' ? '' : cause.link.name,
    );
  },
  200_000,
);

test.each(loggedOfCertificates)(
  '%s is quoted from the log that the controller writes about a Certificate, read once for the same state of it',
  async (id) => {
    const name = certificateOf(id);
    const [request] = (await k('get certificaterequests -n symptoms -o name'))
      .split('\n')
      .filter((one) => one.includes(`${name}-`));
    const condition = { type: 'Approved', status: 'True', reason: 'Test', message: 'for a test' };
    const { patch } = await tools;
    await patch(`${request ?? ''} -n symptoms --subresource=status`, {
      status: { conditions: [condition] },
    });
    const get = async () => (await caller.certificates.get(at(name))).cause;
    await expect.poll(async () => (await get())?.symptoms[0]?.id, patient).toBe(id);
    const read = logsRead();
    const cause = await get();
    expect([read > 0, logsRead()]).toEqual([true, read]);
    expect(cause?.link).toMatchObject({ kind: 'Pod', namespace: 'a-talks' });
    expect(cause?.sentence).toContain(symptomById(id).examples[0]);
    expect(plain(await k(cause?.command.replace(/^kubectl /, '') ?? ''))).toContain(
      plain(cause?.evidence.text ?? '-'),
    );
  },
  200_000,
);

/** How often Certferry has read a log where the lines about a Certificate are, as the API server wrote it down. */
const logsRead = () =>
  readFileSync(join(stateFolder(cluster), 'log', 'audit.log'), 'utf8')
    .split('\n')
    .filter((line) => line.includes('"certferry"') && line.includes('/namespaces/a-talks/pods/'))
    .filter((line) => line.includes('"subresource":"log"')).length;

async function failureOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    // Before its own words stands which command it was.
    return String(error).replace(/^.* ended with \d+:\n/, '');
  }
  throw new Error('it did not fail');
}

test.each(answers)(
  '$id is told of what is really answered: $how',
  async ({ id, object, fail }) => {
    const text = (await failureOf(fail(await tools))).slice(0, 4_000);
    const told = await caller.symptoms.explain({ cluster, text });
    expect([text, ...told.symptoms.map((one) => one.id)]).toEqual([text, id]);
    expect(told.sentence).toContain(text.slice(0, 500));
    expect(`${told.object?.kind} ${told.object?.name}`).toContain(object ?? '');
  },
  120_000,
);

test.each(recorded)(
  "$id is quoted from Helm's own record: $how",
  async ({ id, object, fail }) => {
    const text = await failureOf(fail(await tools));
    const told = await caller.symptoms.explain({ cluster, text: text.slice(0, 4_000) });
    expect([text, ...told.symptoms.map((one) => one.id)]).toContain(id);
    const { link, evidence } = await causeOf(id);
    expect(`${link.kind} ${link.namespace}/${link.name}`).toBe(object);
    const release = link.namespace === 'other' ? 'other' : 'cert-manager';
    const { helm } = await tools;
    const history = await helm(`history ${release} -n ${link.namespace} -o json`);
    expect(plain(history)).toContain(plain(evidence.text).slice(0, 60));
    if (release === 'other') await helm('uninstall other -n other --no-hooks');
    else await helm('rollback cert-manager 1 -n cert-manager');
  },
  200_000,
);

test('Certificates that are issued anew after a restore, because their Secrets lack the annotations', async () => {
  const { sentence, link } = await causeOf('UN-04');
  expect(sentence).toContain('Secret was previously issued by');
  expect(link).toMatchObject({ kind: 'Certificate', namespace: 'symptoms' });
}, 200_000);

test('an image that another manager than Helm has written', async () => {
  await k(
    'set image deployment/cert-manager-cainjector -n cert-manager *=quay.io/jetstack/cert-manager-cainjector:v1.18.6 --field-manager=argocd-controller',
  );
  const { sentence, link } = await causeOf('UN-07');
  expect(link).toEqual({
    kind: 'Deployment',
    namespace: 'cert-manager',
    name: 'cert-manager-cainjector',
  });
  expect(sentence).toMatch(
    /v1\.18\.6 where the Helm release says v1\.20\.3, and argocd-controller wrote it/,
  );
}, 200_000);

test('what Argo CD finds to differ, and a monitor that asks for a port that is not there', async () => {
  expect((await causeOf('UN-08')).link).toEqual({
    kind: 'Application',
    namespace: 'symptoms',
    name: 'tls',
  });
  const { link, sentence } = await causeOf('UN-09');
  expect(link).toEqual({ kind: 'ServiceMonitor', namespace: 'cert-manager', name: 'watch' });
  expect(sentence).toContain('tcp-prometheus-servicemonitor');
}, 200_000);

test('Certificates that went with their CRD, whose Secrets are still there', async () => {
  const name = 'certificates.cert-manager.io';
  await k(`delete crd ${name}`);
  // What kubectl keeps of earlier answers still knows the kind.
  const asked = k(`apply -f - --cache-dir ${stateFolder(cluster)}/kubectl`, certificate('late'));
  const told = await caller.symptoms.explain({ cluster, text: await failureOf(asked) });
  expect(told.symptoms.map(({ id }) => id)).toEqual(['API-01']);
  expect(told.sentence).toContain('no matches for kind "Certificate"');
  await applyCrds(cluster, (await chart(version)).crds);
  const { link, sentence } = await causeOf('UN-03');
  expect(link).toEqual({ kind: 'CustomResourceDefinition', name });
  expect(sentence).toContain('symptoms/one');
}, 200_000);

// Together, since both are called stuck only after minutes; last, since no Challenge can be made after it.
test('a namespace and a CRD whose objects are kept by a finalizer are told as they stand in their conditions', async () => {
  const name = 'challenges.acme.cert-manager.io';
  for (const namespace of ['leaving', 'symptoms']) {
    await apply(challenge({ namespace, name: 'kept' }));
    const { patch } = await tools;
    await patch(`${name} kept -n ${namespace}`, {
      metadata: { finalizers: ['example.com/keep'] },
    });
  }
  await k('delete namespace leaving --wait=false');
  await k(`delete crd ${name} --wait=false`);

  const kept = await causeOf('UN-01', undefined, deleted);
  expect(kept.link).toEqual({ kind: 'Namespace', name: 'leaving' });
  expect(await k('get namespace leaving -o json')).toContain(words(kept));
  const held = await causeOf('UN-02', undefined, deleted);
  expect(held.link).toEqual({ kind: 'CustomResourceDefinition', name });
  expect(await k(`get crd ${name} -o json`)).toContain(words(held));
}, 300_000);

/** What a condition says, without its reason. */
const words = ({ evidence }: Cause) => evidence.text.replace(/^.*?: /, '');
