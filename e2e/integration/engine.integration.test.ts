import { readFileSync } from 'node:fs';

import { beforeAll, expect, test } from 'vitest';

import { answerRun } from '@/server/engine/answer-run';
import { holderOf } from '@/server/engine/claim-cluster';
import { execute, executionOf } from '@/server/engine/execution';
import { followRun } from '@/server/engine/follow-run';
import { takeLease } from '@/server/engine/lease';
import { readRun } from '@/server/engine/read-run';
import { startRun } from '@/server/engine/start-run';
import { wishRun } from '@/server/engine/wish-run';
import { type Cluster, withToken } from '@/server/kube/cluster';
import type { Actor } from '@/shared/actor';
import { isFailure } from '@/shared/failure';
import type { JournalEvent, Wish } from '@/shared/run';
import type { RunState } from '@/shared/run-state';

import { hold } from '../cluster/hold.js';
import { release } from '../cluster/release.js';
import { cuttingProxy } from './cutting-proxy';
import { engineNamespace as ns, engineWizard } from './engine-wizard';
import { applied, asAdmin, grant, k, kJson, namespace, testbed, tokenOf } from './testbed';

const anna: Actor = { name: 'anna', groups: [], via: 'link' };
const own: Cluster = asAdmin();
const shared = engineWizard(false);
const exclusive = engineWizard(true);

beforeAll(() => namespace(ns));

async function start(answers: object, wizard = shared, as = own) {
  const { hash } = await wizard.plan(answers, as, anna);
  return startRun({ wizard, answers, planHash: hash, own, as, actor: anna });
}

const wish = (id: string, what: Wish, as = own, wizard = shared) =>
  wishRun({ id, wish: what, wizard, own, as, actor: { ...anna, name: 'bert' } });

/** Follows the journal, as a page does, until the run is so. */
async function until(id: string, isSo: (state: RunState) => boolean, after = 0) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), 90_000);
  const events: JournalEvent[] = [];
  try {
    for await (const batch of followRun(own, id, after, stop.signal)) {
      events.push(...batch);
      const state = await readRun(own, id);
      // The state may be ahead of what was followed.
      if (isSo(state) && (batch.at(-1)?.n ?? 0) >= state.last) return { state, events };
    }
  } finally {
    clearTimeout(timer);
    stop.abort();
  }
  throw new Error(`Waited 90 s in vain for run ${id}: ${JSON.stringify(await readRun(own, id))}`);
}

const ended = ({ phase }: RunState) => phase.is === 'ended';
const waitsForPerson = ({ phase }: RunState) => phase.is === 'waiting' && phase.for === 'person';
const configMapOf = (id: string, part: string) =>
  k(['get', 'configmaps', '-n', 'certferry', '-l', `certferry.io/run=${id}`, '-o', part]);
const holderOfLease = (id: string) =>
  k(['get', 'lease', `run-${id}`, '-n', 'certferry', '-o', 'jsonpath={.spec.holderIdentity}']);
const untilIdle = async (id: string) => {
  await expect.poll(() => executionOf(own, id), { timeout: 20_000 }).toBeUndefined();
  await expect.poll(() => holderOfLease(id), { timeout: 20_000 }).toBe('');
};

function writesOf(id: string) {
  return readFileSync(testbed.auditLog, 'utf8')
    .split('\n')
    .filter((line) => line.includes(`run ${id};`) && line.endsWith('}'))
    .map((line) => JSON.parse(line))
    .filter(({ stage, verb }) => stage === 'ResponseComplete' && verb !== 'get');
}

test('a run does its steps in order, tells of each, and every write of it names run and epoch', async () => {
  const { id } = await start({ names: ['engine-a', 'engine-b'] });
  const { state, events } = await until(id, ended);
  expect(state.phase).toMatchObject({ is: 'ended', outcome: 'succeeded' });
  expect(state.steps.map((step) => step.state.is)).toEqual(['done', 'done']);
  expect(state.told).toEqual({ 'engine-a': 'written', 'engine-b': 'written' });
  expect(await k(`get cm engine-b -n ${ns} -o jsonpath={.data.run}`)).toBe(id);
  expect(events.map(({ n }) => n)).toEqual(events.map((_, index) => index + 1));
  await untilIdle(id);
  const writes = writesOf(id);
  expect(writes.length).toBeGreaterThan(4);
  expect(writes.map(({ userAgent }) => userAgent).join('\n')).toMatch(
    /epoch 1; lease [\da-f]{8}; process [\w-]{36}/,
  );
  // The API server gives it up before another process may have the run.
  for (const { requestURI } of writes.filter(({ verb }) => verb !== 'list' && verb !== 'watch'))
    expect(requestURI).toContain('timeout=12500ms');
});

test('who follows from a number hears of what came after it, and of nothing twice', async () => {
  const { id } = await start({ names: ['engine-a', 'engine-b', 'engine-c'] });
  const whole = await until(id, ended);
  const rest = await until(id, ended, 4);
  expect(rest.events).toEqual(whole.events.filter(({ n }) => n > 4));
});

test('a paused run is executed by nobody until somebody continues it; who that was stands in the journal', async () => {
  const { id } = await start({ names: ['engine-a', 'engine-b'], hold: 'engine-gate-1' });
  await until(id, ({ steps }) => steps[0]?.state.is === 'running');
  await wish(id, 'pause');
  await until(id, ({ wish: pending }) => pending?.wish === 'pause');
  await k(`create configmap engine-gate-1 -n ${ns}`);
  const { state } = await until(id, ({ phase }) => phase.is === 'paused');
  expect(state.phase).toMatchObject({ by: 'bert' });
  expect(state.steps.map((step) => step.state.is)).toEqual(['done', 'to-do']);
  await untilIdle(id);
  await expect(wish(id, 'pause')).rejects.toThrow('stands still already');
  await wish(id, 'resume');
  const end = await until(id, ended);
  expect(end.state.steps.map((step) => step.state.is)).toEqual(['done', 'done']);
  expect(end.events.flatMap(({ event }) => (event.is === 'wished' ? [event] : []))).toMatchObject([
    { wish: 'pause', by: { name: 'bert' }, number: 1 },
    { wish: 'resume', by: { name: 'bert' }, number: 2 },
  ]);
});

test('cancel stops before the next step, abort takes the steps of the recovery', async () => {
  const first = await start({ names: ['engine-a', 'engine-never'], hold: 'engine-gate-2' });
  await until(first.id, ({ steps }) => steps[0]?.state.is === 'running');
  await wish(first.id, 'cancel');
  await until(first.id, ({ wish: pending }) => pending?.wish === 'cancel');
  const second = await start({ names: ['engine-never'], hold: 'engine-gate-2' });
  await until(second.id, ({ steps }) => steps[0]?.state.is === 'running');
  await wish(second.id, 'abort');
  await k(`create configmap engine-gate-2 -n ${ns}`);
  const cancelled = await until(first.id, ended);
  expect(cancelled.state.phase).toMatchObject({ outcome: 'cancelled', why: 'bert cancelled it.' });
  const aborted = await until(second.id, ended);
  expect(aborted.state.phase).toMatchObject({ outcome: 'aborted' });
  expect(aborted.state.recovery[0]?.state.is).toBe('done');
  expect(await k(`get cm engine-recovered -n ${ns} -o jsonpath={.data.run}`)).toBe(second.id);
  expect(await k(`get cm engine-never -n ${ns} --ignore-not-found`)).toBe('');
  await untilIdle(second.id);
  await expect(wish(second.id, 'resume')).rejects.toThrow('has ended');
});

test('a step that may not be done waits for a person, and goes on as the one who continues', async () => {
  const token = await tokenOf('runner', ns);
  const rules = [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list', 'watch'] }];
  await grant('runner', ns, rules);
  const runner = withToken(own, token);
  const { id } = await start({ names: ['engine-d'] }, shared, runner);
  const { state } = await until(id, waitsForPerson);
  expect(state.steps[0]?.state).toMatchObject({ is: 'failed', code: 'forbidden' });
  expect(state.phase).toMatchObject({ code: 'forbidden' });
  await untilIdle(id);
  // Who may not change the run cannot continue it either: the API server says so.
  await expect(wish(id, 'resume', runner)).rejects.toThrow('forbidden');
  await wish(id, 'resume');
  const end = await until(id, ended);
  expect(end.state.steps[0]?.state).toMatchObject({ is: 'done' });
  const writer = writesOf(id).find(({ objectRef }) => objectRef?.name === 'engine-d');
  expect(writer?.userAgent).toContain('epoch 1');
  const admin = await k('auth whoami -o jsonpath={.status.userInfo.username}');
  expect(
    writesOf(id)
      .filter(({ objectRef }) => objectRef?.name === 'engine-d')
      .map(({ user, responseStatus }) => [user.username, responseStatus.code]),
  ).toEqual([
    [`system:serviceaccount:${ns}:runner`, 403],
    [admin, expect.any(Number)],
  ]);
});

const left = (name: string) => k(`get cm ${name}-left -n ${ns} --ignore-not-found -o name`);

test('a cancel lets a step that failed remove what it left, as who cancels, and ends also where that may not be', async () => {
  const token = await tokenOf('leaver', ns);
  const looks = [{ apiGroups: [''], resources: ['configmaps'], verbs: ['get', 'list', 'watch'] }];
  await grant('leaver', ns, looks);
  const leaver = withToken(own, token);
  const cancelled = async (name: string, as: Cluster) => {
    await k(`create configmap ${name}-left -n ${ns}`);
    const { id } = await start({ names: [name] }, shared, leaver);
    await until(id, waitsForPerson);
    await untilIdle(id);
    await wish(id, 'cancel', as);
    const { state, events } = await until(id, ended);
    expect(state.phase).toMatchObject({ outcome: 'cancelled' });
    return {
      state,
      lines: events.flatMap(({ event }) => (event.is === 'line' ? event.line.text : [])),
    };
  };
  const { state, lines } = await cancelled('engine-tidied', own);
  expect(await left('engine-tidied')).toBe('');
  expect(lines).toContain('removed engine-tidied-left');
  expect(state.findings).toEqual([]);

  // Enough to write the wish down, and no more.
  await k('create role leaver-steers -n certferry --verb=patch --resource=configmaps');
  await k(
    `create rolebinding leaver-steers -n certferry --role=leaver-steers --serviceaccount=${ns}:leaver`,
  );
  const kept = await cancelled('engine-untidied', leaver);
  expect(await left('engine-untidied')).not.toBe('');
  expect(kept.state.findings).toMatchObject([
    { code: 'left-behind', sentence: expect.stringContaining('Write engine-untidied') },
  ]);
  await k(`delete cm engine-untidied-left -n ${ns}`);
});

test('a cancel that may not tidy up for an API server that is away ends all the same, and is not taken back meanwhile', async () => {
  const token = await tokenOf('leaver', ns);
  const { id } = await start({ names: ['engine-away'] }, shared, withToken(own, token));
  await until(id, waitsForPerson);
  await untilIdle(id);
  const cancelled = JSON.stringify([{ number: 1, wish: 'cancel', by: 'bert', at: Date.now() }]);
  const patch = JSON.stringify({ data: { wishes: cancelled } });
  await k(['patch', 'configmap', `run-${id}`, '-n', 'certferry', '--type=merge', '-p', patch]);
  const proxy = await cuttingProxy(own.server);
  proxy.refuse();
  const lease = await takeLease(own, id);
  if (!lease) throw new Error('the Lease is not free');
  const actors = { as: { ...own, server: proxy.url }, actor: anna };
  const executed = execute({ own, lease, wizard: shared, actors, tidyFor: 3_000 });
  await until(id, ({ phase }) => phase.is === 'waiting' && phase.for === 'server');
  await expect(wish(id, 'abort')).rejects.toThrow('This run is being cancelled');
  const { state } = await until(id, ended);
  await executed;
  expect(state.phase).toMatchObject({ outcome: 'cancelled', why: 'bert cancelled it.' });
  expect(state.findings).toMatchObject([
    { code: 'left-behind', remedy: 'Remove ConfigMap engine-away-left by hand.' },
  ]);
  await expect(wish(id, 'resume')).rejects.toThrow('has ended');
});

test('a cancel is carried out also where the step that was to end first fails', async () => {
  const leaver = withToken(own, await tokenOf('leaver', ns));
  const { id } = await start({ names: ['engine-held'], hold: 'engine-held' }, shared, leaver);
  await until(id, ({ steps }) => steps[0]?.state.is === 'running');
  await wish(id, 'cancel');
  await k(`create configmap engine-held -n ${ns}`);
  const { state } = await until(id, ended);
  expect(state.phase).toMatchObject({ outcome: 'cancelled', why: 'bert cancelled it.' });
  expect(state.steps[0]?.state).toMatchObject({ is: 'failed', code: 'forbidden' });
});

test('a secret answer reaches the step and nothing else', async () => {
  const secret = 'blue-elephants-9471';
  const { id } = await start({ names: ['engine-e'], ask: true });
  const asked = await until(id, ({ phase }) => phase.is === 'waiting' && phase.for === 'question');
  expect(asked.state.question).toMatchObject({ id: 'word', secret: true });
  await expect(
    answerRun(own, { id, question: 'other', value: secret, by: 'bert' }),
  ).rejects.toThrow('not asked');
  await answerRun(own, { id, question: 'word', value: secret, by: 'bert' });
  const end = await until(id, ended);
  expect(end.state.phase).toMatchObject({ outcome: 'succeeded' });
  const lines = end.events.flatMap(({ event }) => (event.is === 'line' ? [event.line.text] : []));
  expect(lines.join('\n')).toContain('was told');
  const everything = await configMapOf(id, 'json');
  expect(everything).not.toContain(secret);
  expect(everything).not.toContain('elephants');
});

test('a journal that somebody edits is not continued', async () => {
  const { id } = await start({ names: ['engine-a', 'engine-b'], hold: 'engine-gate-3' });
  await until(id, ({ steps }) => steps[0]?.state.is === 'running');
  await wish(id, 'pause');
  await until(id, ({ wish: pending }) => pending?.wish === 'pause');
  await k(`create configmap engine-gate-3 -n ${ns}`);
  await until(id, ({ phase }) => phase.is === 'paused');
  await untilIdle(id);
  const name = `run-${id}-events-0001`;
  const { data } = await kJson<{ data: Record<string, string> }>(`get cm ${name} -n certferry`);
  const journal = data.journal?.replace('engine-a', 'engine-x');
  await k(['patch', 'cm', name, '-n', 'certferry', '-p', JSON.stringify({ data: { journal } })]);
  await expect(readRun(own, id)).rejects.toThrow('is not as Certferry wrote it');
  await expect(wish(id, 'resume')).rejects.toThrow('is not as Certferry wrote it');
  const stop = AbortSignal.timeout(20_000);
  await expect(followRun(own, id, 0, stop).next()).rejects.toThrow('not as Certferry wrote it');
  expect(await holderOfLease(id)).toBe('');
});

test('of many starts at once one exclusive run comes to be, and the others are told whose it is', async () => {
  for (let round = 0; round < 5; round += 1) {
    const gate = `engine-gate-many-${round}`;
    const answers = { names: ['engine-a'], hold: gate };
    const starts = await Promise.allSettled(
      Array.from({ length: 10 }, () => start(answers, exclusive)),
    );
    const won = starts.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(won).toHaveLength(1);
    const id = won[0]?.id ?? '';
    expect(await holderOf(own)).toMatchObject({ run: id, by: 'anna' });
    const lost = starts.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(lost.every((reason) => isFailure(reason) && reason.code === 'conflict')).toBe(true);
    for (const reason of lost)
      expect(String(reason)).toMatch(/is held by run|Several people start something/);
    const heads = await k('get configmaps -n certferry -l certferry.io/part=head -o name');
    expect(heads.split('\n').filter(Boolean).length).toBeLessThan(30);
    await k(`create configmap ${gate} -n ${ns}`);
    await until(id, ended);
    await untilIdle(id);
    expect(await holderOf(own)).toBeUndefined();
  }
});

test('a run lives through an API server that is away for 20 s, and repeats what was cut off', async () => {
  const { id } = await start({ names: ['engine-f', 'engine-g'], hold: 'engine-gate-4' });
  await until(id, ({ steps }) => steps[0]?.state.is === 'running');
  await applied({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'engine-gate-4', namespace: ns },
  });
  await hold(testbed.name, 'kube-apiserver');
  await new Promise((resolve) => setTimeout(resolve, 20_000));
  await release(testbed.name, 'kube-apiserver');
  const { state } = await until(id, ended);
  expect(state.phase).toMatchObject({ outcome: 'succeeded' });
  expect(await k(`get cm engine-g -n ${ns} -o jsonpath={.data.run}`)).toBe(id);
});

test('a plan that has become another, and one that is blocked, start nothing', async () => {
  await expect(
    startRun({ wizard: shared, answers: { names: [] }, planHash: 'x', own, as: own, actor: anna }),
  ).rejects.toThrow('The plan has become another');
  await expect(start({ names: ['forbidden-name'] })).rejects.toThrow(
    'Nothing was started: The name forbidden-name cannot be used. Take another.',
  );
});
