import { expect, test } from 'vitest';

import type { StepState, StepView } from '@/shared/run-state';

import { measuredSince, measuredUntil } from './measured-since';

const step = (id: string, state: StepState): StepView => ({ id, title: id, state });
const skipped: StepState = { is: 'skipped', why: 'Helm owns them.' };
const done: StepState = { is: 'done', began: 5_000, ended: 9_000 };
const ids = ['crds', 'helm'];

test.each<[string, StepState, StepState, number | undefined]>([
  ['the first that was taken', { ...done, began: 4_000 }, done, 4_000],
  ['the next where the first was skipped', skipped, done, 5_000],
  ['one that runs', skipped, { is: 'running', since: 6_000, attempt: 1 }, 6_000],
  [
    'one that failed',
    skipped,
    { is: 'failed', began: 7_000, at: 8_000, attempt: 1, code: 'conflict', why: 'why' },
    7_000,
  ],
  ['nothing where none began', skipped, { is: 'to-do' }, undefined],
])('it was measured since %s', (_, crds, helm, since) => {
  expect(measuredSince({ steps: [step('crds', crds), step('helm', helm)] }, ids)).toBe(since);
});

test('it was measured until the last step before the verdict ended, in an abort until now', () => {
  const steps = [step('helm', done), step('verdict', { is: 'running', since: 60_000, attempt: 2 })];
  expect(measuredUntil({ steps }, 70_000)).toBe(9_000);
  expect(measuredUntil({ steps, recovering: 'ada aborted it.' }, 70_000)).toBe(70_000);
});
