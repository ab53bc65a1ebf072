import { expect, test } from 'vitest';

import { foldRun, unfolded } from '@/shared/fold-run';
import type { RunEvent, RunHead } from '@/shared/run';

import { runSummary } from './run-summary';

const head: RunHead = {
  id: 'a1',
  wizard: 'upgrade',
  cluster: 'prod',
  actor: { name: 'ada', via: 'link' },
  startedAt: 1,
  planHash: 'x',
  steps: [
    { id: 'backup', title: 'Bundle' },
    { id: 'helm', title: 'Helm upgrade' },
  ],
  recovery: [{ id: 'back', title: 'Roll back' }],
};
const rowOf = (...events: readonly RunEvent[]) =>
  runSummary(
    foldRun(
      unfolded(head),
      events.map((event, index) => ({ n: index + 1, at: index, event })),
    ),
  );
const began = (step: string) => ({ is: 'step-began', step, attempt: 1 }) as const;
const done = (step: string) => ({ is: 'step-done', step }) as const;
const recovering = { is: 'recovering', why: 'ada aborted it.' } as const;
const aborted = { is: 'ended', outcome: 'aborted', why: 'ada aborted it.' } as const;

test('a step that was interrupted is where the run stands, until its abort has steps of its own', () => {
  expect(rowOf(began('backup'), done('backup'), began('helm'), { is: 'paused' })).toMatchObject({
    at: 'Helm upgrade',
    done: 1,
    of: 2,
  });
  expect(rowOf(began('helm'), recovering).at).toBeUndefined();
  expect(rowOf(began('helm'), recovering, began('back')).at).toBe('Roll back');
});

test('an aborted run tells whether all was put back, and what was left', () => {
  const back = [began('helm'), recovering, began('back'), done('back')] as const;
  expect(rowOf(...back, aborted)).toMatchObject({
    aborted: 'put-back',
    sentence: 'ada aborted it.',
  });
  const left = { is: 'told', name: 'rolled-back', value: { left: 'it is gone.' } } as const;
  expect(rowOf(...back, left, aborted)).toMatchObject({
    aborted: 'left',
    sentence: 'The release was left as it is: it is gone.',
  });
  expect(rowOf(recovering, aborted).aborted).toBe('stopped');
});
