import { expect, test } from 'vitest';

import type { StepState } from '@/shared/run-state';

import { isBeside } from './is-beside';

const guard = { from: 'crds', until: 'verdict' };
const toDo: StepState = { is: 'to-do' };
const steps = (crds: StepState) =>
  ['backup', 'crds', 'helm', 'verdict'].map((id) => ({
    id,
    title: id,
    state: id === 'crds' ? crds : toDo,
  }));

test.each([
  ['backup', false],
  ['crds', true],
  ['helm', true],
  ['verdict', false],
])('before %s a guard from crds until verdict watches: %s', (step, is) => {
  expect(isBeside(guard, step, { steps: steps(toDo) })).toBe(is);
});

test.each<[StepState, boolean]>([
  [toDo, false],
  [{ is: 'skipped', why: 'Helm owns them.' }, true],
  [{ is: 'done', began: 1, ended: 2 }, true],
  [{ is: 'interrupted', began: 1, at: 2, attempt: 1 }, true],
])('in an abort it watches where its first step was %j: %s', (crds, is) => {
  const state = { steps: steps(crds), recovering: 'ada aborted it.' };
  expect(isBeside(guard, 'back/helm', state)).toBe(is);
});
