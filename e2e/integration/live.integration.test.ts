import { beforeAll, expect, test } from 'vitest';

import type { Identity } from '@/server/auth/identity';
import { endSession, newSession } from '@/server/auth/sessions';
import { withToken } from '@/server/kube/cluster';
import { resources } from '@/shared/actor';
import { besides } from '@/shared/beside';
import type { LiveMessage } from '@/shared/live';

import { faultProxy } from './fault-proxy';
import { untilEqual } from './inventories';
import { administrator, callerOf, knownInventory, person, told as toldBy } from './people';
import { applied, certificate, grant, k, namespace, testbed, tokenOf } from './testbed';

const [shop, other] = ['live-shop', 'live-other'] as const;
const cluster = testbed.name;
let clerk: Identity;

beforeAll(async () => {
  for (const name of [shop, other]) await namespace(name);
  await grant(
    'clerk',
    shop,
    [{ apiGroups: ['cert-manager.io'], resources: ['certificates'], verbs: ['get', 'list'] }],
    [shop],
  );
  await grant(
    'keeper',
    shop,
    [
      { apiGroups: ['cert-manager.io'], resources: ['certificates'], verbs: ['list'] },
      { apiGroups: ['networking.k8s.io'], resources: ['ingresses'], verbs: ['list'] },
    ],
    [shop],
  );
  clerk = await person('clerk', shop);
  await applied(certificate(shop, 'web'), certificate(other, 'web'));
  await untilEqual(await knownInventory());
});

interface Told {
  readonly id: string;
  readonly message: LiveMessage;
}

/** Follows as a browser tab does, from when the stream is open until `enough` has been told. */
async function follow(
  identity: Identity,
  lastEventId: string | undefined,
  enough: (told: Told) => boolean,
  opened: () => Promise<unknown> = async () => undefined,
): Promise<Told[]> {
  const end = new AbortController();
  const stream = await callerOf(identity, end.signal).live({
    topics: { inventory: { cluster } },
    ...(lastEventId !== undefined && { lastEventId }),
  });
  const told: Told[] = [];
  let working: Promise<unknown> | undefined;
  for await (const { id, message } of toldBy(stream)) {
    told.push({ id, message });
    working ??= opened();
    if (enough({ id, message })) break;
  }
  end.abort();
  await working;
  return told;
}

const tells =
  (key: string) =>
  ({ message }: Told): boolean =>
    message.kind === 'changed' && (message.keys?.includes(key) ?? false);
const keysOf = (told: readonly Told[]) =>
  told.flatMap(({ message }) => (message.kind === 'changed' ? (message.keys ?? ['all']) : []));
const change = (of: string, name: string) =>
  applied(certificate(of, 'web', { dnsNames: [`${name}.example`] }));
const isLastOfAll = ({ message }: Told) =>
  message.kind === 'changed' && message.resource === besides.at(-1);
const isFresh = ({ message }: Told) => message.kind === 'freshness';

test('a change made with kubectl arrives with its key and its kind', async () => {
  const key = `${shop}/web`;
  const told = await follow(administrator, undefined, tells(key), () => change(shop, 'one'));
  expect(told[0]?.message).toMatchObject({
    kind: 'freshness',
    cluster,
    of: { certificates: { state: 'live' }, secrets: { state: 'live' } },
  });
  expect(told.find(tells(key))?.message).toMatchObject({ cluster, resource: 'certificates' });
});

test('who comes back with the last id is told what was missed, once', async () => {
  const first = await follow(administrator, undefined, isFresh);
  const id = first.at(-1)?.id;
  await change(shop, 'missed');
  await k(`delete certificate web -n ${other}`);
  await untilEqual(await knownInventory());
  const missed = await follow(administrator, id, tells(`${other}/web`));
  expect(new Set(keysOf(missed))).toEqual(new Set([`${shop}/web`, `${other}/web`]));

  const again = await follow(administrator, missed.at(-1)?.id, tells(`${other}/web`), () =>
    applied(certificate(other, 'web')),
  );
  expect(new Set(keysOf(again))).toContain(`${other}/web`);
});

test('who is cut off within a batch is told the whole batch again', async () => {
  const first = await follow(administrator, undefined, isFresh);
  await change(shop, 'batch');
  await k(
    `create secret generic live-batch -n ${shop} --type kubernetes.io/tls --from-literal tls.crt= --from-literal tls.key=`,
  );
  await untilEqual(await knownInventory());
  const id = first.at(-1)?.id;
  const cut = await follow(administrator, id, tells(`${shop}/web`));
  const again = await follow(administrator, cut.at(-1)?.id, tells(`${shop}/live-batch`));
  expect(keysOf(again)).toContain(`${shop}/web`);
});

test('an empty id is no id', async () => {
  expect(await follow(administrator, '', isFresh)).toHaveLength(1);
});

test.each(['00000000-0000-0000-0000-000000000000:7', 'junk', 'a\n\ndata: evil'])(
  'an id of another start (%j) is told to read everything again, and never comes back as it was',
  async (id) => {
    const told = await follow(administrator, id, isLastOfAll);
    const again = told.filter(({ message }) => message.kind === 'changed');
    expect(again.map(({ message }) => 'resource' in message && message.resource)).toEqual([
      ...resources,
      ...besides,
    ]);
    expect(keysOf(told)).toEqual(again.map(() => 'all'));
    for (const one of told) expect(one.id).not.toContain('\n');
  },
);

test('of what may not be seen nothing is told', async () => {
  const told = await follow(clerk, undefined, tells(`${shop}/web`), async () => {
    await change(other, 'unseen');
    await k(`create secret generic live-unseen -n ${shop}`);
    await untilEqual(await knownInventory());
    await change(shop, 'seen');
  });
  expect(new Set(keysOf(told))).toEqual(new Set([`${shop}/web`]));
  expect(JSON.stringify(told)).not.toContain(other);
});

test('what is in the lists is told before the API server is asked who may hear of an Ingress', async () => {
  const proxy = await faultProxy(() => 'pass');
  const token = await tokenOf('keeper', shop);
  const keeper: Identity = {
    actor: { name: 'keeper', groups: [], via: 'bearer' },
    key: 'live keeper',
    on: () => withToken(proxy.cluster, token),
  };
  const inventory = await knownInventory();
  await untilEqual(inventory);
  let before = 0;
  const heard: [string, number][] = [];
  const isIngress = ({ message }: Told) => {
    if (message.kind !== 'changed') return false;
    heard.push([message.resource, proxy.asked.length - before]);
    return message.resource === 'ingresses';
  };
  await follow(keeper, undefined, isIngress, async () => {
    before = proxy.asked.length;
    // At once, so that they are told at once.
    const on = { namespace: shop, links: ['web-tls'] };
    inventory.changes.add({ ...on, resource: 'ingresses', name: 'front' });
    inventory.changes.add({ ...on, resource: 'certificates', name: 'web' });
  });
  proxy.close();
  expect(heard).toEqual([
    ['certificates', 0],
    ['ingresses', 2],
  ]);
});

test('the last object of a namespace is told to be gone to those who may see that namespace', async () => {
  // Nothing else of that namespace may be known, or it would be asked about for that.
  await k(`delete secret live-batch -n ${shop}`);
  await untilEqual(await knownInventory());
  const key = `${shop}/web`;
  const told = await follow(clerk, undefined, tells(key), () =>
    k(`delete certificate --all -n ${shop}`),
  );
  expect(keysOf(told)).toContain(key);
  await applied(certificate(shop, 'web'));
});

test('who may see nothing is not told how much changes, nor how much there is', async () => {
  const stranger = await person('stranger', shop);
  const quiet = await follow(stranger, undefined, isFresh);
  const began = performance.now();
  // Two beats without a change, then one with a change that may not be seen.
  let beats = 0;
  const told = await follow(
    stranger,
    undefined,
    () => ++beats === 4,
    async () => {
      for (const name of ['a', 'b', 'c', 'd']) {
        await change(other, name);
        await untilEqual(await knownInventory());
      }
    },
  );
  expect(performance.now() - began).toBeGreaterThan(3_500);
  expect(told.every(isFresh)).toBe(true);
  expect(new Set(told.map(({ id }) => id)).size).toBe(1);
  expect(told[0]?.id.split(':')[0]).toBe(quiet[0]?.id.split(':')[0]);
});

test('a stream ends when its session is signed out, also while nothing changes', async () => {
  const session = { id: newSession(), until: Date.now() + 60_000 };
  const began = performance.now();
  const stream = follow(
    { ...administrator, session },
    undefined,
    () => false,
    async () => endSession(session),
  );
  await expect(stream).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  expect(performance.now() - began).toBeLessThan(15_000);
});

test('a stream without a topic is refused', async () => {
  const stream = await callerOf(administrator).live({ topics: {} });
  await expect(stream[Symbol.asyncIterator]().next()).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
});
