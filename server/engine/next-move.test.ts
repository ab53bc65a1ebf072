import { expect, test } from 'vitest';

import { foldRun, unfolded } from '@/shared/fold-run';
import type { RunEvent, RunHead } from '@/shared/run';

import { nextMove } from './next-move';

const head: RunHead = {
  id: '20261124-120000-abc',
  wizard: 'upgrade',
  cluster: 'c',
  actor: { name: 'anna', via: 'link' },
  startedAt: 0,
  answers: {},
  plan: {},
  planHash: '',
  steps: [
    { id: 'one', title: 'One' },
    { id: 'two', title: 'Two' },
  ],
  recovery: [{ id: 'back', title: 'Back' }],
};
const by = { name: 'anna' };
const began = (step: string): RunEvent => ({ is: 'step-began', step, attempt: 1 });
const done = (step: string): RunEvent => ({ is: 'step-done', step });
const after = (...events: RunEvent[]) =>
  foldRun(
    unfolded(head),
    events.map((event, index) => ({ n: index + 1, at: index, event })),
  );

test('the steps are taken one after the other, and one that was cut off is taken again', () => {
  expect(nextMove(after())).toEqual({ do: 'step', step: 'one', attempt: 1 });
  expect(nextMove(after(began('one')))).toEqual({ do: 'step', step: 'one', attempt: 2 });
  expect(nextMove(after(began('one'), done('one')))).toMatchObject({ step: 'two' });
  const skipped: RunEvent = { is: 'step-skipped', step: 'two', why: 'Helm does it.' };
  expect(nextMove(after(began('one'), done('one'), skipped))).toEqual({
    do: 'end',
    outcome: 'succeeded',
  });
});

test('what a step found to have failed is the outcome, though every step was taken', () => {
  const failed: RunEvent = { is: 'told', name: 'failed', value: '1 certificate was lost.' };
  expect(nextMove(after(failed, done('one'), done('two')))).toEqual({
    do: 'end',
    outcome: 'failed',
    why: '1 certificate was lost.',
  });
});

test('a wish comes before the next step, a later one instead of an earlier one', () => {
  const pause: RunEvent = { is: 'wished', wish: 'pause', by, number: 1 };
  expect(nextMove(after(began('one'), done('one'), pause))).toEqual({ do: 'pause' });
  const resume: RunEvent = { is: 'wished', wish: 'resume', by, number: 2 };
  expect(nextMove(after(began('one'), done('one'), pause, resume))).toEqual({ do: 'resume' });
  const cancel: RunEvent = { is: 'wished', wish: 'cancel', by, number: 3 };
  expect(nextMove(after(pause, resume, cancel))).toMatchObject({ do: 'end', outcome: 'cancelled' });
});

test('an abort takes the steps back and ends as aborted, and cannot be asked for twice', () => {
  const abort: RunEvent = { is: 'wished', wish: 'abort', by, number: 1 };
  const recovering: RunEvent = { is: 'recovering', why: 'anna aborted it.' };
  expect(nextMove(after(began('one'), abort))).toEqual({ do: 'recover', why: 'anna aborted it.' });
  expect(nextMove(after(began('one'), abort, recovering))).toMatchObject({ step: 'back' });
  expect(nextMove(after(began('one'), abort, recovering, abort))).toEqual({ do: 'resume' });
  expect(nextMove(after(abort, recovering, began('back'), done('back')))).toEqual({
    do: 'end',
    outcome: 'aborted',
    why: 'anna aborted it.',
  });
});

test('a paused run stays paused when another process takes it', () => {
  const pause: RunEvent = { is: 'wished', wish: 'pause', by, number: 1 };
  const taken: RunEvent = { is: 'taken', epoch: 2, holder: 'x' };
  const state = after(began('one'), done('one'), pause, { is: 'paused' }, taken);
  expect(state.phase).toMatchObject({ is: 'paused', by: 'anna' });
  expect(nextMove(state)).toEqual({ do: 'stay' });
  expect(after({ is: 'waited', for: 'server', code: 'unavailable', why: '' }, taken).phase).toEqual(
    { is: 'running' },
  );
});
