import { expect, test } from 'vitest';

import type { RunEvent } from '@/shared/run';

import { runActions } from './run-actions';
import { began, done, failed, runOf, waitsForPerson, wished } from './run.fixture';

const wishesOf = (...events: readonly RunEvent[]) =>
  runActions(runOf(...events)).map(({ wish }) => wish);
const cancel = (...events: readonly RunEvent[]) =>
  runActions(runOf(...events)).find(({ wish }) => wish === 'cancel');

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

const recovering = { is: 'recovering', why: 'asked' } as const;

test('the recovery of an abort cannot be aborted, and is cancelled only where it stands still', () => {
  expect(wishesOf(recovering, began('canaries-away'))).toEqual(['pause']);
  expect(wishesOf(recovering, wished('pause'), { is: 'paused' })).toEqual(['resume', 'cancel']);
  const run = runOf(recovering, began('canaries-away'), waitsForPerson);
  const last = runActions(run).at(-1);
  expect(last).toMatchObject({ wish: 'cancel', asks: true });
  expect(last?.does).toContain('neither the old nor the new');
  const server = { ...waitsForPerson, for: 'server' } as const;
  expect(wishesOf(recovering, began('canaries-away'), server)).toEqual([]);
});

test('cancel is confirmed once more than the bundle was begun', () => {
  expect(cancel()).toMatchObject({ label: 'Cancel', asks: false });
  expect(cancel(began('bundle'), done('bundle'))?.asks).toBe(false);
  expect(cancel(began('bundle'), done('bundle'), began('helm'))).toMatchObject({
    label: 'Cancel…',
    asks: true,
  });
});

test('cancel says that nothing was done only while no step was begun', () => {
  expect(cancel()?.does).toBe('Stops before the next step. Nothing has been done yet.');
  expect(cancel(began('bundle'), wished('pause'), { is: 'paused' })?.does).toBe(
    'Ends the run here. What has been done stays as it is.',
  );
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
