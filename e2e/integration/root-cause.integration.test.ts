import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';

import { symptomById } from '@/server/domain/diagnosis/symptom-by-id';
import { symptoms } from '@/server/domain/diagnosis/symptoms';
import { issue } from '@/server/domain/openssl.fixture';

import { breakChains, brokenBy } from './broken-chains';
import { administrator, callerOf, knownInventory, person } from './people';
import { byFacts, ofIngress, onNode } from './symptom-places';
import { applied, certificate, grant, k, kJson, namespace, testbed, tlsSecret } from './testbed';

const shop = 'causes';
const cluster = testbed.name;
const caller = callerOf(administrator);
const get = (name: string) => caller.certificates.get({ cluster, namespace: shop, name });
const base64 = (text: string) => Buffer.from(text).toString('base64');
const broken = symptoms.flatMap(brokenBy);

beforeAll(async () => {
  await namespace(shop);
  await breakChains(shop, broken);
  await knownInventory();
  // The API server dates a Challenge itself, and a proof is given its time before it counts as failed.
  vi.useFakeTimers({ toFake: ['Date'], shouldAdvanceTime: true, now: Date.now() + 180_000 });
}, 300_000);

afterAll(() => vi.useRealTimers());

test.each(broken)(
  '$id in $place of a real API server is quoted, and the object named',
  async ({ id, name, kind, object, text }) => {
    const { cause, chain } = await get(name);
    if (!cause) throw new Error(`no cause: ${JSON.stringify(chain)}`);
    expect(cause.symptoms.map((one) => one.id)).toContain(id);
    expect(cause.sentence).toContain(text.slice(0, 500));
    expect(cause.evidence.text).toContain(text);
    const inNamespace = kind !== 'ClusterIssuer' && { namespace: shop };
    expect(cause.link).toEqual({ kind, ...inNamespace, name: object });
    // Of a Certificate it is cmctl's; that is looked at where its releases are built.
    const [tool = '', ...words] = cause.command.split(' ');
    const shown = tool === 'kubectl' ? await k(words) : cause.command;
    expect(shown).toContain(object);
  },
);

test('every symptom that is known has its case, here or where a whole node is', () => {
  const cases = [...broken.map(({ id }) => id), ...byFacts, ...ofIngress, ...onNode];
  expect(cases.toSorted()).toEqual(symptoms.map(({ id }) => id).toSorted());
});

test.each(ofIngress)(
  '%s in an event of the Ingress that owns the Certificate is quoted',
  async (id) => {
    const name = id.toLowerCase();
    const text = symptomById(id).examples[0] ?? '';
    const [, reason = '', message = ''] = /^(\w+): (.*)$/s.exec(text) ?? [];
    const api = { apiVersion: 'networking.k8s.io/v1', kind: 'Ingress' };
    const defaultBackend = { service: { name: 'web', port: { number: 80 } } };
    await applied({ ...api, metadata: { namespace: shop, name }, spec: { defaultBackend } });
    const uid = await uidOf('ingress', name);
    const involvedObject = { kind: 'Ingress', namespace: shop, name, uid };
    const made = certificate(shop, name, { issuerRef: { name: 'crt-01' } });
    const ownerReferences = [{ ...api, name, uid, controller: true }];
    await applied(
      { ...made, metadata: { namespace: shop, name, ownerReferences } },
      {
        apiVersion: 'v1',
        kind: 'Event',
        metadata: { namespace: shop, name },
        involvedObject,
        type: 'Warning',
        reason,
        message,
      },
    );
    const { cause } = await get(name);
    expect(cause?.symptoms.map((one) => one.id)).toEqual([id]);
    expect(cause?.sentence).toContain(text);
    expect(cause?.link).toEqual({ kind: 'Ingress', namespace: shop, name });
    expect(await k(cause?.command.split(' ').slice(1) ?? [])).toContain(message);
  },
);

interface Listed {
  readonly metadata: { readonly uid: string };
}

test('the events over the chain are those that kubectl lists', async () => {
  const told = await caller.certificates.events({ cluster, namespace: shop, name: 'ac-05' });
  if (told.is === 'unread') throw new Error(told.why);
  const [challenge] = (
    await kJson<{ items: Listed[] }>(
      `get challenges -n ${shop} --field-selector metadata.name=ac-05-1-9-0`,
    )
  ).items;
  const { items } = await kJson<{ items: { message: string }[] }>(
    `get events -n ${shop} --field-selector involvedObject.uid=${challenge?.metadata.uid ?? ''}`,
  );
  expect(told.events.map(({ message }) => message)).toEqual(items.map(({ message }) => message));
});

test('what several objects say together is told as well', async () => {
  const ca = issue({ subject: '/CN=CA of before', isCA: true });
  const renewed = issue({ subject: '/CN=CA of now', isCA: true });
  const leaf = issue({ issuer: ca });
  const uid = 'of-a-certificate-that-is-gone';
  const owner = { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', name: 'orphaned', uid };
  const trusting = tlsSecret(shop, 'outlived-tls', leaf);
  const issuerRef = { name: 'renewed' };
  const annotations = { 'cert-manager.io/issue-temporary-certificate': 'true' };
  await applied(
    certificate(shop, 'nameless', { issuerRef: { name: 'nowhere' } }),
    certificate(shop, 'orphaned', { issuerRef: { name: 'crt-01' } }),
    tlsSecret(shop, 'orphaned-tls', leaf, { ownerReferences: [owner] }),
    {
      apiVersion: 'cert-manager.io/v1',
      kind: 'Issuer',
      metadata: { namespace: shop, name: 'renewed' },
      spec: { ca: { secretName: 'renewed' } },
    },
    tlsSecret(shop, 'renewed', renewed),
    certificate(shop, 'outlived', { issuerRef }),
    { ...trusting, data: { ...Object(trusting).data, 'ca.crt': base64(ca.crt) } },
    {
      ...certificate(shop, 'temporary', { issuerRef: { name: 'crt-01' } }),
      metadata: { namespace: shop, name: 'temporary', annotations },
    },
    tlsSecret(shop, 'temporary-tls', leaf),
  );
  const conditions = [
    {
      type: 'Ready',
      status: 'True',
      reason: 'Ready',
      message: '',
      lastTransitionTime: '2026-01-01T00:00:00Z',
    },
  ];
  for (const name of ['orphaned', 'outlived', 'temporary'])
    await k([
      ...`patch certificate ${name} -n ${shop} --subresource=status --type=merge -p`.split(' '),
      JSON.stringify({ status: { conditions } }),
    ]);
  const found = await Promise.all(['nameless', 'orphaned', 'outlived', 'temporary'].map(get));
  expect(found.map(({ cause }) => cause?.symptoms[0]?.id)).toEqual([
    'CR-04',
    'UN-05',
    'CRT-14',
    'CRT-13',
  ]);
});

const uidOf = async (kind: string, name: string) =>
  (await kJson<Listed>(`get ${kind} ${name} -n ${shop}`)).metadata.uid;

/** Of a Certificate with that uid; without one it belongs to nobody. */
function requestFor(name: string, of: { certificate: string; uid?: string }): object {
  const owner = { apiVersion: 'cert-manager.io/v1', kind: 'Certificate', name: of.certificate };
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'CertificateRequest',
    metadata: {
      namespace: shop,
      name,
      annotations: {
        'cert-manager.io/certificate-name': of.certificate,
        'cert-manager.io/certificate-revision': '1',
      },
      ...(of.uid && { ownerReferences: [{ ...owner, uid: of.uid, controller: true }] }),
    },
    spec: { request: base64('a CSR'), issuerRef: { name: 'crt-01' } },
  };
}

test('requests that nobody decides on, that are two, or that stand in the way are told, and a proof that is not cleaned up', async () => {
  const names = ['undecided', 'twice', 'in-the-way'];
  await applied(...names.map((one) => certificate(shop, one, { issuerRef: { name: 'crt-01' } })));
  const [undecided = '', twice = ''] = await Promise.all(
    names.map((one) => uidOf('certificates.cert-manager.io', one)),
  );
  await applied(
    requestFor('undecided-1', { certificate: 'undecided', uid: undecided }),
    requestFor('twice-1', { certificate: 'twice', uid: twice }),
    requestFor('twice-1-again', { certificate: 'twice', uid: twice }),
    requestFor('in-the-way-1', { certificate: 'in-the-way' }),
  );
  const object = 'ac-16-1-9-0';
  const text = 'State: pending, Reason: ';
  const place = 'status Challenge';
  await breakChains(shop, [{ id: 'AC-16', name: 'ac-16', place, kind: 'Challenge', object, text }]);
  const hold = (finalizers: readonly string[]) =>
    k([
      ...`patch challenges.acme.cert-manager.io ${object} -n ${shop} --type=merge -p`.split(' '),
      JSON.stringify({ metadata: { finalizers } }),
    ]);
  await hold(['acme.cert-manager.io/finalizer']);
  // Held, it would also hold its CRD, which a later test deletes and waits for.
  onTestFinished(async () => {
    await hold([]);
  });
  await k(`delete challenges.acme.cert-manager.io ${object} -n ${shop} --wait=false`);
  const expected = [
    ['undecided', 'CR-01', 'undecided-1'],
    ['twice', 'CR-06', 'twice-1'],
    ['in-the-way', 'UN-06', 'in-the-way-1'],
    ['ac-16', 'AC-16', object],
  ] as const;
  for (const [name, symptom, link] of expected) {
    await expect.poll(async () => (await get(name)).cause?.symptoms[0]?.id).toBe(symptom);
    expect((await get(name)).cause).toMatchObject({
      link: { name: link },
      sentence: expect.stringContaining(link),
    });
  }
});

test('who may read less of a chain is told what was not read, and the rest', async () => {
  const rules = [
    { apiGroups: ['cert-manager.io'], resources: ['certificates'], verbs: ['get', 'list'] },
  ];
  await grant('half', shop, rules, [shop]);
  const half = callerOf(await person('half', shop));
  const { chain, cause } = await half.certificates.get({ cluster, namespace: shop, name: 'ac-01' });
  expect(chain.filter(({ state }) => state === 'unread').map(({ object }) => object.kind)).toEqual([
    'Issuer',
    'Secret',
    'CertificateRequest',
  ]);
  expect(JSON.stringify([chain, cause])).not.toContain('404');
  const events = await half.certificates.events({ cluster, namespace: shop, name: 'ac-01' });
  expect(events).toMatchObject({ is: 'unread', why: expect.stringContaining('events') });
});
