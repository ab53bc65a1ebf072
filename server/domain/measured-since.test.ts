import { expect, test } from 'vitest';

import { foldRun, unfolded } from '@/shared/fold-run';
import type { RunEvent, RunHead } from '@/shared/run';

import { measuredSince, measuredUntil } from './measured-since';

const ids = ['crds', 'helm'];
const head: RunHead = {
  id: 'r',
  wizard: 'upgrade',
  cluster: 'c',
  actor: { name: 'ada', via: 'link' },
  startedAt: 0,
  planHash: '',
  steps: ['backup', ...ids, 'verdict'].map((id) => ({ id, title: id })),
  recovery: [],
};
/** The first at 1 s, the next at 2 s and so on. */
const after = (...events: readonly RunEvent[]) =>
  foldRun(
    unfolded(head),
    events.map((event, index) => ({ n: index + 1, at: 1_000 * (index + 1), event })),
  );
const began = (step: string, attempt = 1): RunEvent => ({ is: 'step-began', step, attempt });
const skipped: RunEvent = { is: 'step-skipped', step: 'crds', why: 'Helm owns them.' };
const failed: RunEvent = { is: 'step-failed', step: 'crds', code: 'conflict', why: 'why' };

test.each<[string, readonly RunEvent[], number | undefined]>([
  ['the first that was taken', [began('backup'), began('crds'), began('helm')], 2_000],
  ['the next where the first was skipped', [began('backup'), skipped, began('helm')], 3_000],
  ['its first attempt where it failed', [began('crds'), failed, began('crds', 2)], 1_000],
  [
    'its first attempt where an abort interrupted another',
    [began('crds'), failed, began('crds', 2), { is: 'recovering', why: 'ada aborted it.' }],
    1_000,
  ],
  [
    'its first attempt where a later process takes it again',
    [began('crds'), { is: 'taken', epoch: 2, holder: 'b' }, began('crds', 2)],
    1_000,
  ],
  ['nothing where none began', [began('backup'), skipped], undefined],
])('it was measured since %s', (_, events, since) => {
  expect(measuredSince(after(...events), ids)).toBe(since);
});

test('it was measured until the last step before the verdict ended, in an abort until now', () => {
  const state = after(began('helm'), { is: 'step-done', step: 'helm' }, began('verdict', 2));
  expect(measuredUntil(state, 70_000)).toBe(2_000);
  expect(measuredUntil({ ...state, recovering: 'ada aborted it.' }, 70_000)).toBe(70_000);
});
