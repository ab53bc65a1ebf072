import { beforeAll, expect, test } from 'vitest';

import type { Identity } from '@/server/auth/identity';
import { issue } from '@/server/domain/openssl.fixture';
import type { LiveMessage, LiveTopics } from '@/shared/live';
import type { JournalEvent } from '@/shared/run';

import { administrator, callerOf, person, told as toldBy } from './people';
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

const shop = 'runs-api';
const cluster = testbed.name;
const passphrase = 'canary correct horse battery';
const answers = { encrypt: true };
let olga: Identity;
let watcher: Identity;
let stranger: Identity;
let run = '';

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  );

beforeAll(async () => {
  await namespace(shop);
  await applied(
    issuer(shop, 'ca'),
    certificate(shop, 'web'),
    tlsSecret(shop, 'web-tls', issue({ subject: '/CN=web' })),
  );
  olga = await person('olga', shop);
  watcher = await person('watcher', shop);
  stranger = await person('stranger', shop);
});

const plan = (identity: Identity, wizard: 'backup' | 'upgrade' = 'backup') =>
  callerOf(identity).wizards.plan({
    cluster,
    wizard,
    answers: wizard === 'backup' ? answers : { target: '', encrypt: false },
  });
const start = (identity: Identity, planHash: string) =>
  callerOf(identity).runs.start({ cluster, wizard: 'backup', answers, planHash });

interface Told {
  readonly id: string;
  readonly message: LiveMessage;
}

/** Follows as a browser tab does until `isEnough`. */
async function follow(
  identity: Identity,
  topics: LiveTopics,
  isEnough: (message: LiveMessage, all: readonly Told[]) => boolean,
  lastEventId?: string,
): Promise<Told[]> {
  const end = new AbortController();
  const stream = await callerOf(identity, end.signal).live({ topics, lastEventId });
  const found: Told[] = [];
  for await (const one of toldBy(stream)) {
    found.push(one);
    if (isEnough(one.message, found)) break;
  }
  end.abort();
  return found;
}

const eventsOf = (told: readonly Told[]): JournalEvent[] =>
  told.flatMap(({ message }) => (message.kind === 'run' ? message.events : []));
const topic = (after = 0, id = run) => ({ run: { cluster, id, after } });
const tells = (is: string) => (message: LiveMessage) =>
  message.kind === 'run' && message.events.some(({ event }) => event.is === is);

test('the wizards say what they are', async () => {
  const wizards = await callerOf(stranger).wizards.list({ cluster });
  expect(wizards.map(({ name, exclusive }) => [name, exclusive])).toEqual([
    ['backup', false],
    ['upgrade', true],
  ]);
});

test('who lacks rights is told all of them at once, and the Roles that are shown are enough', async () => {
  const first = await plan(olga);
  expect(first.findings).toContainEqual(
    expect.objectContaining({ code: 'rights-missing', severity: 'blocks' }),
  );
  const lacks = first.access.missing.map(({ verb, resource }) => `${verb} ${resource}`);
  expect(lacks).toEqual(
    expect.arrayContaining(['list secrets', 'list certificates', 'patch configmaps']),
  );
  const refused = await refusal(start(olga, 'any'));
  expect(refused).toMatchObject({ code: 'FORBIDDEN' });
  for (const word of ['list secrets in the whole cluster', 'list certificates.cert-manager.io'])
    expect(String(refused)).toContain(word);

  await k('apply -f -', first.access.grant);
  const second = await plan(olga);
  expect(second.hash).not.toBe('');
  if (second.access.grant) await k('apply -f -', second.access.grant);
  expect(await plan(olga)).toMatchObject({
    access: { missing: [], grant: '' },
    steps: [{ id: expect.any(String) }, { id: expect.any(String) }],
    plan: { encrypt: true, counts: { certificates: expect.any(Number) } },
  });
});

test('what was not shown is not started', async () => {
  expect(await refusal(start(olga, 'of-another-plan'))).toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining('Nothing was started'),
  });
  const upgrade = await plan(administrator, 'upgrade');
  expect(upgrade.findings).toContainEqual(expect.objectContaining({ severity: 'blocks' }));
  const input = { cluster, wizard: 'upgrade', answers: { target: '', encrypt: false } } as const;
  expect(
    await refusal(callerOf(administrator).runs.start({ ...input, planHash: upgrade.hash })),
  ).toMatchObject({ code: 'CONFLICT' });
  const odd = { ...input, answers: { target: 1 }, planHash: '' };
  expect(await refusal(callerOf(administrator).runs.start(odd))).toMatchObject({
    code: 'BAD_REQUEST',
  });
});

test('a run is seen by those who may list its ConfigMaps, and steered by those who may do all of it', async () => {
  ({ id: run } = await start(olga, (await plan(olga)).hash));
  await grant(
    'watcher',
    shop,
    [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list', 'watch'] }],
    ['certferry'],
  );
  await follow(watcher, topic(), tells('asked'));
  const state = await callerOf(watcher).runs.get({ cluster, id: run });
  expect(state).toMatchObject({
    head: { actor: { name: `system:serviceaccount:${shop}:olga` }, wizard: 'backup' },
    phase: { is: 'waiting', for: 'question' },
    question: { id: 'passphrase', secret: true },
  });
  const { runs, held } = await callerOf(watcher).runs.list({ cluster });
  expect(runs.find(({ id }) => id === run)).toMatchObject({
    phase: { is: 'waiting' },
    done: 0,
    of: 2,
  });
  expect(held).toBeUndefined();

  const input = { cluster, id: run };
  const [pause, cancel, resume, answer, get, list] = await Promise.all([
    refusal(callerOf(watcher).runs.pause(input)),
    refusal(callerOf(watcher).runs.cancel(input)),
    refusal(callerOf(watcher).runs.resume(input)),
    refusal(callerOf(watcher).runs.answer({ ...input, question: 'passphrase', value: passphrase })),
    refusal(callerOf(stranger).runs.get(input)),
    refusal(callerOf(stranger).runs.list({ cluster })),
  ]);
  for (const one of [pause, cancel, resume, answer]) {
    expect(one).toMatchObject({ code: 'FORBIDDEN' });
    expect(String(one)).toContain('patch configmaps in namespace certferry');
  }
  // To let it stand still takes no more than to write that down; to let it go on takes all that is left.
  for (const one of [pause, cancel]) expect(String(one)).not.toContain('secrets');
  for (const one of [resume, answer])
    expect(String(one)).toContain('list secrets in the whole cluster');
  expect(String(pause)).not.toContain('list configmaps');
  expect([get, list]).toMatchObject([{ code: 'FORBIDDEN' }, { code: 'FORBIDDEN' }]);
});

test('what somebody lacks to steer a run is told before they try, and a right to write down what they want is enough to cancel', async () => {
  const { id } = await start(olga, (await plan(olga)).hash);
  await follow(watcher, topic(0, id), tells('asked'));
  const rightsOf = (identity: Identity) => callerOf(identity).runs.rights({ cluster, id });
  const none = { pause: [], resume: [], cancel: [], abort: [], answer: [] };
  expect(await rightsOf(olga)).toEqual(none);
  const before = await rightsOf(watcher);
  expect(before.cancel).toMatchObject([{ verb: 'patch', resource: 'configmaps' }]);
  expect(before.resume.map(({ resource }) => resource)).toContain('secrets');

  const verbs = ['get', 'list', 'watch', 'patch'];
  const steers = { apiGroups: [''], resources: ['configmaps'], verbs };
  await grant('watcher', shop, [steers], ['certferry']);
  const after = await rightsOf(watcher);
  expect([after.pause, after.cancel]).toEqual([[], []]);
  expect(after.resume.map(({ resource }) => resource)).toContain('secrets');
  await callerOf(watcher).runs.cancel({ cluster, id });
  await follow(olga, topic(0, id), tells('ended'));
  const { phase } = await callerOf(olga).runs.get({ cluster, id });
  expect(phase).toMatchObject({ is: 'ended', outcome: 'cancelled' });
  expect(await rightsOf(watcher)).toEqual(none);
});

test('who may not see a run is told so in the stream, and sees it once they may', async () => {
  let granted: Promise<unknown> | undefined;
  const told = await follow(stranger, topic(), (message) => {
    if (message.kind === 'run-failed')
      granted ??= grant(
        'stranger',
        shop,
        [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list', 'watch'] }],
        ['certferry'],
      );
    return message.kind === 'run';
  });
  await granted;
  expect(told[0]?.message).toMatchObject({ kind: 'run-failed', id: run, code: 'forbidden' });
  expect(eventsOf(told)[0]).toMatchObject({ n: 1 });
});

test('a run that is not there is said to be so, and the rest of the stream goes on', async () => {
  const topics = { ...topic(0, 'nothing'), inventory: { cluster } };
  const told = await follow(administrator, topics, (_, all) => {
    const kinds = new Set(all.map(({ message }) => message.kind));
    return kinds.has('run-failed') && kinds.has('freshness');
  });
  expect(told.find(({ message }) => message.kind === 'run-failed')?.message).toMatchObject({
    code: 'not-found',
  });
});

test('an answer that nobody asked for is refused, and the one that was asked for ends the run', async () => {
  const input = { cluster, id: run };
  const ask = callerOf(olga).runs.answer;
  expect(await refusal(ask({ ...input, question: 'other', value: 'x' }))).toMatchObject({
    code: 'NOT_FOUND',
  });
  expect(
    await refusal(ask({ cluster, id: 'nothing', question: 'passphrase', value: 'x' })),
  ).toMatchObject({ code: 'NOT_FOUND' });

  const cut = await follow(watcher, topic(), (message) => message.kind === 'run');
  await ask({ ...input, question: 'passphrase', value: passphrase });
  const rest = await follow(watcher, topic(), tells('ended'), cut.at(-1)?.id);
  const numbers = [...eventsOf(cut), ...eventsOf(rest)].map(({ n }) => n);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));

  // Another run's cursor says nothing of this one; this one's own number does.
  const again = await follow(watcher, topic(3), () => true, 'r=another:7');
  expect(eventsOf(again)[0]).toMatchObject({ n: 4 });

  const state = await callerOf(watcher).runs.get(input);
  expect(state).toMatchObject({
    phase: { is: 'ended', outcome: 'succeeded' },
    last: numbers.length,
  });
  const { runs } = await callerOf(watcher).runs.list({ cluster });
  expect(runs.find(({ id }) => id === run)).toMatchObject({ done: 2, of: 2 });
  for (const wish of ['pause', 'resume', 'cancel', 'abort'] as const)
    expect(await refusal(callerOf(olga).runs[wish](input))).toMatchObject({ code: 'CONFLICT' });
});

test('a secret answer is in no journal and in no answer', async () => {
  const objects = JSON.stringify(await kJson('get configmaps -n certferry'));
  const state = JSON.stringify(await callerOf(olga).runs.get({ cluster, id: run }));
  const told = JSON.stringify(await follow(olga, topic(), tells('ended')));
  expect(objects).toContain(run);
  for (const text of [objects, state, told]) {
    expect(text).not.toContain(passphrase);
    expect(text).not.toContain(Buffer.from(passphrase).toString('base64').slice(0, 20));
  }
});

test('a journal that somebody changed is said to be so', async () => {
  const name = `run-${run}-events-0001`;
  const { data } = await kJson<{ data: Record<string, string> }>(
    `get configmap ${name} -n certferry`,
  );
  const journal = data.journal?.replace('passphrase', 'password');
  expect(journal).not.toBe(data.journal);
  const patch = JSON.stringify({ data: { journal } });
  await k(['patch', 'configmap', name, '-n', 'certferry', '--type', 'merge', '-p', patch]);
  expect(await refusal(callerOf(olga).runs.get({ cluster, id: run }))).toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining(name),
  });
  const told = await follow(olga, topic(), ({ kind }) => kind === 'run-failed');
  expect(told[0]?.message).toMatchObject({ kind: 'run-failed', code: 'conflict' });
  const { unreadable, runs } = await callerOf(olga).runs.list({ cluster });
  expect(unreadable).toContainEqual({ id: run, why: expect.stringContaining(name) });
  expect(runs.map(({ id }) => id)).not.toContain(run);
});

test('all topics of a stream are about one cluster', async () => {
  const topics = { inventory: { cluster }, run: { cluster: 'other', id: run, after: 0 } };
  const stream = await callerOf(administrator).live({ topics });
  await expect(stream[Symbol.asyncIterator]().next()).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
});
