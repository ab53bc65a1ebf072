import { expect, test } from 'vitest';

import { foldRun, unfolded } from './fold-run';
import type { RunEvent, RunHead } from './run';

const head: RunHead = {
  id: '20261124-120000-abc',
  wizard: 'upgrade',
  cluster: 'c',
  actor: { name: 'anna', via: 'link' },
  startedAt: 0,
  answers: {},
  plan: {},
  planHash: '',
  steps: [{ id: 'one', title: 'One' }],
  recovery: [],
};
const journal = (...events: RunEvent[]) =>
  events.map((event, index) => ({ n: index + 1, at: 100 * (index + 1), event }));
const after = (...events: RunEvent[]) => foldRun(unfolded(head), journal(...events));

test('a step shows its attempt while it runs, its times when it is done, and no progress of before', () => {
  const began: RunEvent = { is: 'step-began', step: 'one', attempt: 2 };
  const progress: RunEvent = { is: 'progress', step: 'one', done: 3, of: 9, what: 'objects' };
  expect(after(began, progress).steps[0]).toEqual({
    id: 'one',
    title: 'One',
    state: { is: 'running', since: 100, attempt: 2 },
    firstBegan: 100,
    progress: { done: 3, of: 9, what: 'objects' },
  });
  expect(after(began, progress, { is: 'step-done', step: 'one' }).steps[0]).toEqual({
    id: 'one',
    title: 'One',
    state: { is: 'done', began: 100, ended: 300 },
    firstBegan: 100,
  });
  expect(
    after(began, { is: 'step-failed', step: 'one', code: 'forbidden', why: 'no' }).steps[0]?.state,
  ).toEqual({ is: 'failed', began: 100, at: 200, attempt: 2, code: 'forbidden', why: 'no' });
});

test('events that were folded already change nothing, whatever batch they come in again', () => {
  const sample = { from: 0, to: 1, made: 10, refused: 1, unanswered: 0, slowest: 5, gap: 7 };
  const events = journal({ is: 'probed', sample }, { is: 'probed', sample: { ...sample, gap: 9 } });
  const once = foldRun(unfolded(head), events);
  expect(once.probe).toMatchObject({ made: 20, refused: 2, gap: 9 });
  expect(foldRun(once, events)).toBe(once);
});

test('between the last event of one process and the first of the next nobody measured', () => {
  const taken: RunEvent = { is: 'taken', epoch: 1, holder: 'a' };
  expect(after(taken, { is: 'told', name: 'x', value: 1 }, taken).taken).toEqual([
    { at: 100 },
    { at: 300, after: 200 },
  ]);
});

test('a question is over when it is answered, and when another process takes the run', () => {
  const question = { id: 'passphrase', secret: true, title: 'A passphrase?', hint: '' };
  const asked: RunEvent = { is: 'asked', step: 'one', question };
  expect(after(asked)).toMatchObject({ question, phase: { is: 'waiting', for: 'question' } });
  const answered: RunEvent = { is: 'answered', question: 'passphrase', by: { name: 'anna' } };
  for (const over of [answered, { is: 'taken', epoch: 2, holder: 'b' } as const]) {
    expect(after(asked, over).phase).toEqual({ is: 'running' });
    expect(after(asked, over).question).toBeUndefined();
  }
});

test('a guard that asks for a pause says why, and counts as no wish of a person', () => {
  const trip: RunEvent = { is: 'wished', wish: 'pause', by: { name: 'guard census' }, why: 'Why.' };
  const state = after({ ...trip, number: 4, by: { name: 'bert' } }, trip, { is: 'paused' });
  expect(state.wishes).toBe(4);
  expect(state.wish).toBeUndefined();
  expect(state.phase).toEqual({ is: 'paused', since: 300, by: 'guard census', why: 'Why.' });
});

test('what a repeated step finds again is one finding', () => {
  const finding = {
    code: 'left-out',
    severity: 'warns',
    object: { kind: 'Secret', namespace: 'shop', name: 'a' },
    sentence: 'There is no such Secret.',
    remedy: '',
  } as const;
  const other = { ...finding, object: { ...finding.object, name: 'b' } };
  const found = [finding, other, finding].map((one): RunEvent => ({ is: 'found', finding: one }));
  expect(after(...found).findings).toEqual([other, finding]);
});

test('a step that was cut off is shown as such, and counts its attempts when it is taken again', () => {
  const began: RunEvent = { is: 'step-began', step: 'one', attempt: 1 };
  const over: RunEvent = { is: 'ended', outcome: 'cancelled' };
  const interrupted = { is: 'interrupted', began: 100, at: 200, attempt: 1 };
  expect(after(began, over).steps[0]?.state).toEqual(interrupted);
  expect(after(began, { is: 'paused' }).steps[0]?.state).toEqual(interrupted);
});
