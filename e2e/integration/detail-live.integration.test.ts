import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Identity } from '@/server/auth/identity';
import { issue } from '@/server/domain/openssl.fixture';
import { textField } from '@/shared/fields';
import { objectTopic } from '@/shared/made-of';
import type { SecretConsumers } from '@/shared/secret';

import { challenge, order, request } from './chain-links';
import { audited, untilEqual } from './inventories';
import { openTab } from './open-tab';
import { callerOf, knownInventory, person } from './people';
import {
  applied,
  certificate,
  grant,
  issuer,
  k,
  kJson,
  namespace,
  testbed,
  tlsSecret,
} from './testbed';

const of = 'detail-live';
const cluster = testbed.name;
const input = { cluster, namespace: of, name: 'open' };
let reader: Identity;
let tab: ReturnType<typeof openTab>;

const read = ['get', 'list', 'watch'];
const account = `system:serviceaccount:${of}:reader`;
/** What the person's open page has made the API server list. */
const listed = () =>
  audited()
    .filter(({ verb, user }) => verb === 'list' && user.username === account)
    .map(({ objectRef }) => objectRef?.resource ?? '');

/** Everything that changed until now was told, and what had to be read again for it was. */
async function settled(): Promise<void> {
  await untilEqual(await knownInventory());
  const on = { cluster, namespace: of, name: 'marker' };
  let answers = 0;
  const marker = tab.open(['secrets', 'get'], on, async () => {
    answers += 1;
    return { madeOf: [objectTopic('certificates', of, 'last')] };
  });
  await expect.poll(() => answers).toBe(1);
  await applied(certificate(of, 'last'));
  await expect.poll(() => answers, { timeout: 20_000 }).toBeGreaterThan(1);
  await expect.poll(() => tab.client.isFetching()).toBe(0);
  marker.destroy();
}

async function uidOf(kind: string, name: string): Promise<string> {
  return textField(await kJson(`get ${kind} ${name} -n ${of}`), 'metadata', 'uid') ?? '';
}

/** What the object of that name owns. */
const owned = async (kind: string, name: string) => ({
  kind,
  name,
  uid: await uidOf(kind, name),
});

beforeAll(async () => {
  await namespace(of);
  const apiGroups = ['', 'apps', 'networking.k8s.io', 'cert-manager.io', 'acme.cert-manager.io'];
  for (const name of ['reader', 'logged'])
    await grant(name, of, [{ apiGroups, resources: ['*'], verbs: read }]);
  reader = await person('reader', of);
  await applied(issuer(of, 'ca'), certificate(of, 'open'), certificate(of, 'busy'));
  await untilEqual(await knownInventory());
  tab = openTab(cluster, reader);
});
afterAll(() => tab.close());

test('an open Certificate page lists nothing while others change, and reads again what joins its own chain', async () => {
  const caller = callerOf(reader);
  const page = tab.open(['certificates', 'get'], input, () => caller.certificates.get(input));
  const events = tab.open(['certificates', 'events'], input, () =>
    caller.certificates.events(input),
  );
  const secret = { cluster, namespace: of, name: 'open-tls' };
  const users = tab.open(['secrets', 'consumers'], secret, () => caller.secrets.consumers(secret));
  for (const one of [page, events, users])
    await expect.poll(() => one.getCurrentResult().isSuccess, { timeout: 20_000 }).toBe(true);
  expect(listed()).toEqual(expect.arrayContaining(['events', 'pods', 'deployments']));

  const before = listed();
  const heard = tab.heard.length;
  for (let change = 0; change < 40; change++)
    await applied(certificate(of, 'busy', { dnsNames: [`n-${change}.example`] }));
  const other = { namespace: of, name: 'busy-1', owner: await owned('Certificate', 'busy') };
  await applied(request(other));
  await applied(order({ ...other, owner: await owned('CertificateRequest', 'busy-1') }));
  await k(
    `create secret generic detail-other -n ${of} --type kubernetes.io/tls` +
      ' --from-literal tls.crt= --from-literal tls.key=',
  );
  await settled();
  expect(tab.heard.length - heard).toBeGreaterThan(5);
  expect(listed()).toEqual(before);

  // Nobody knows the names of what is made now: only that it belongs to what is shown.
  const links = () => page.getCurrentResult().data?.chain.map(({ object }) => object.name);
  const made = { namespace: of, name: 'a-request', owner: await owned('Certificate', 'open') };
  await applied(request(made));
  await expect.poll(links, { timeout: 20_000 }).toContain('a-request');
  const its = { ...made, name: 'an-order', owner: await owned('CertificateRequest', 'a-request') };
  await applied(order(its));
  await expect.poll(links, { timeout: 20_000 }).toContain('an-order');
  await applied(challenge({ ...made, name: 'a-proof', owner: await owned('Order', 'an-order') }));
  await expect.poll(links, { timeout: 20_000 }).toContain('a-proof');
  await expect.poll(() => listed().length, { timeout: 20_000 }).toBeGreaterThan(before.length);
});

const soon = { timeout: 20_000 };
const authority = issue({ subject: '/CN=Short CA', isCA: true, until: 20 });
const status = (kind: string, name: string, value: object) =>
  k([
    ...`patch ${kind} ${name} -n ${of} --subresource=status --type=merge -p`.split(' '),
    JSON.stringify({ status: value }),
  ]);

const usersIn = (answer: SecretConsumers | undefined) => [
  ...(answer?.found ?? []).map(({ kind, name }) => `${kind} ${name}`),
  ...(answer?.unread ?? []).map(({ why }) => why.slice(0, why.indexOf(','))),
];

test('who begins and who ceases to use a Secret is so on its open page and beside its Certificate', async () => {
  const caller = callerOf(reader);
  await applied(tlsSecret(of, 'authority', authority));
  const at = { cluster, namespace: of, name: 'authority' };
  const page = tab.open(['secrets', 'get'], at, () => caller.secrets.get(at));
  const panel = tab.open(['secrets', 'consumers'], at, () => caller.secrets.consumers(at));
  const uses = () => [
    usersIn(page.getCurrentResult().data?.consumers),
    usersIn(panel.getCurrentResult().data),
  ];
  const signs = { ca: { secretName: 'authority' } };
  const passwordSecretRef = { name: 'authority', key: 'password' };
  const users = [
    { object: { ...issuer(of, 'signs'), spec: signs }, told: 'Issuer signs' },
    {
      object: { ...issuer(undefined, 'signs-all'), spec: signs },
      told: 'ClusterIssuer signs-all names a Secret authority',
    },
    {
      object: certificate(of, 'locked', {
        keystores: { pkcs12: { create: true, passwordSecretRef } },
      }),
      told: 'Certificate locked',
    },
  ];
  await expect.poll(() => panel.getCurrentResult().isSuccess, soon).toBe(true);
  for (const one of users) {
    await expect.poll(uses, soon).toEqual([[], []]);
    await applied(one.object);
    await expect.poll(uses, soon).toEqual([[one.told], [one.told]]);
    await k('delete -f -', JSON.stringify(one.object));
  }
  // One that ceases to name it, and stays.
  await applied(users[0]?.object ?? {});
  await expect.poll(uses, soon).toEqual([['Issuer signs'], ['Issuer signs']]);
  await applied({ ...issuer(of, 'signs'), spec: { ca: { secretName: 'another' } } });
  await expect.poll(uses, soon).toEqual([[], []]);
  for (const one of [page, panel]) one.destroy();
});

test('what a CA signs, and no longer does, is so on the open pages of its Secret and its Certificate', async () => {
  const caller = callerOf(reader);
  await applied(
    tlsSecret(of, 'authority', authority),
    certificate(of, 'authority', { secretName: 'authority', isCA: true }),
  );
  await untilEqual(await knownInventory());
  const at = { cluster, namespace: of, name: 'authority' };
  const secret = tab.open(['secrets', 'get'], at, () => caller.secrets.get(at));
  const writer = tab.open(['certificates', 'get'], at, () => caller.certificates.get(at));
  const ends = () =>
    [secret.getCurrentResult().data?.findings, writer.getCurrentResult().data?.secretFindings].map(
      (all) => all?.some(({ code }) => code === 'secret-ca-ends-before-leaves'),
    );
  const leaf = tlsSecret(of, 'late', issue({ issuer: authority, until: 60 }));
  await expect.poll(ends, soon).toEqual([false, false]);
  await applied(leaf);
  await expect.poll(ends, soon).toEqual([true, true]);
  await k(`delete secret late -n ${of}`);
  await expect.poll(ends, soon).toEqual([false, false]);
  await applied(leaf);
  await expect.poll(ends, soon).toEqual([true, true]);
  // It has signed itself.
  await applied(tlsSecret(of, 'late', issue({ until: 60 })));
  await expect.poll(ends, soon).toEqual([false, false]);
  for (const one of [secret, writer]) one.destroy();
});

test('an open page of an issuer follows how the issuances stand that hang on it', async () => {
  const caller = callerOf(reader);
  const issuerRef = { name: 'used', kind: 'Issuer', group: 'cert-manager.io' };
  const made = { namespace: of, issuer: 'used' };
  const issuing = { type: 'Issuing', status: 'True', reason: 'Renewing', message: 'Renewing' };
  await applied(issuer(of, 'used'), certificate(of, 'hangs', { issuerRef }));
  const conditions = [{ ...issuing, lastTransitionTime: new Date().toISOString() }];
  await status('certificate', 'hangs', { conditions });
  const at = { cluster, kind: 'Issuer', namespace: of, name: 'used' } as const;
  const page = tab.open(['issuers', 'get'], at, () => caller.issuers.get(at));
  const state = () => page.getCurrentResult().data?.certificates;
  const hangs = (is: string) => [{ namespace: of, name: 'hangs', state: is }];
  await expect.poll(state, soon).toEqual(hangs('issuing'));
  const owner = await owned('Certificate', 'hangs');
  await applied(request({ ...made, name: 'hangs-1', owner }));
  const its = { ...made, name: 'hangs-order', owner: await owned('CertificateRequest', 'hangs-1') };
  await applied(order(its));
  await status('order', 'hangs-order', { state: 'invalid', reason: 'The account is closed' });
  await expect.poll(state, soon).toEqual(hangs('failing'));
  await k(`delete order hangs-order -n ${of}`);
  await expect.poll(state, soon).toEqual(hangs('issuing'));
  // It goes over to another issuer.
  await applied(certificate(of, 'hangs'));
  await expect.poll(state, soon).toEqual([]);
  page.destroy();
});

test('the log of a Certificate is not read again within 10 s, and the answer says when it may be', async () => {
  const gibberish = { type: 'Ready', status: 'False', reason: 'Odd', message: 'qwerty asdf' };
  const conditions = [{ ...gibberish, lastTransitionTime: '2026-01-01T00:00:00Z' }];
  const patch = JSON.stringify({ status: { conditions } });
  await applied(certificate(of, 'odd'));
  const what = ['certificate', 'odd', '-n', of, '--subresource=status', '--type=merge'];
  await k(['patch', ...what, '-p', patch]);
  const one = { ...input, name: 'odd' };
  const caller = callerOf(await person('logged', of));
  const pods = () =>
    audited().filter(
      ({ verb, user, objectRef }) =>
        verb === 'list' &&
        user.username === `system:serviceaccount:${of}:logged` &&
        objectRef?.resource === 'deployments',
    ).length;
  const first = await caller.certificates.get(one);
  await expect.poll(pods).toBeGreaterThan(1);
  const asked = pods();
  const second = await caller.certificates.get(one);
  await expect.poll(pods).toBeGreaterThan(asked);
  expect(first.again).toBeUndefined();
  expect(second.again).toBeGreaterThan(second.now);
  expect(pods() - asked).toBeLessThan(asked);
});
