import { expect, test } from 'vitest';

import type { RunEvent } from '@/shared/run';

import { runActions } from './run-actions';
import { began, done, failed, runOf, waitsForPerson, wished } from './run.fixture';

const wishesOf = (...events: readonly RunEvent[]) =>
  runActions(runOf(...events)).map(({ wish }) => wish);

test('a running run can be paused, cancelled and aborted', () => {
  expect(wishesOf(began('bundle'))).toEqual(['pause', 'cancel', 'abort']);
});

test('a pause that was asked for can be taken back', () => {
  expect(wishesOf(began('bundle'), wished('pause'))).toEqual(['resume', 'cancel', 'abort']);
});

test('a run that waits for a person is tried again, not continued', () => {
  const run = runOf(began('bundle'), done('bundle'), began('helm'), failed, waitsForPerson);
  const [first] = runActions(run);
  expect(first?.label).toBe('Try again');
});

test('the recovery of an abort cannot be aborted', () => {
  expect(wishesOf({ is: 'recovering', why: 'asked' }, began('canaries-away'))).toEqual(['pause']);
  expect(wishesOf({ is: 'recovering', why: 'asked' }, wished('pause'), { is: 'paused' })).toEqual([
    'resume',
  ]);
});

test('an ended run offers nothing', () => {
  expect(wishesOf({ is: 'ended', outcome: 'cancelled' })).toEqual([]);
});

test('cancel says what it leaves and abort what it takes', () => {
  const actions = runActions(runOf(began('bundle'), done('bundle'), began('helm')));
  const does = (wish: string) => actions.find((action) => action.wish === wish)?.does;
  expect(does('cancel')).toBe('Stops before the next step. What has been done stays as it is.');
  expect(does('abort')).toBe(
    'Stops this step at once. Then it puts back what was begun, in 1 step that you see before you confirm.',
  );
});
