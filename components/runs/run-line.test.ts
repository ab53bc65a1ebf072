import { expect, test } from 'vitest';

import type { RunSummary } from '@/shared/wizard';

import { phaseLook } from './phase-look';
import { runLine } from './run-line';

const run: RunSummary = {
  id: 'a',
  wizard: 'upgrade',
  by: 'ada',
  startedAt: 0,
  lastAt: 0,
  phase: { is: 'running' },
  done: 1,
  of: 3,
  at: 'Helm upgrade',
};

test('a running run tells its step and what was asked of it', () => {
  expect(runLine(run)).toBe('Helm upgrade');
  expect(runLine({ ...run, wish: 'cancel' })).toBe('Helm upgrade, asked to cancel');
  expect(runLine({ ...run, at: undefined })).toBe('between two steps');
});

test('a run that stands still tells why', () => {
  const why = 'forbidden';
  expect(runLine({ ...run, phase: { is: 'waiting', for: 'person', since: 0, why } })).toBe(why);
  expect(runLine({ ...run, phase: { is: 'paused', since: 0, by: 'bob' } })).toBe('by bob');
  expect(runLine({ ...run, phase: { is: 'paused', since: 0, by: 'bob', why } })).toBe(
    'by bob: forbidden',
  );
});

test('a verdict’s sentence comes before all else, and one that is not kept is never green', () => {
  const phase = { is: 'ended', outcome: 'succeeded', at: 1 } as const;
  expect(runLine({ ...run, phase, sentence: '2 lost.' })).toBe('2 lost.');
  expect(phaseLook({ phase, kept: false })).toMatchObject({ tone: 'bad', word: 'Not kept' });
  expect(phaseLook({ phase: { ...phase, outcome: 'failed' }, kept: false }).word).toBe('Not kept');
  expect(phaseLook({ phase, kept: true })).toMatchObject({ tone: 'ok', word: 'Done' });
  expect(phaseLook({ phase }).tone).toBe('ok');
});

test('an abort that left the release where it was does not look like one that went back', () => {
  const phase = { is: 'ended', outcome: 'aborted', at: 1 } as const;
  expect(phaseLook({ phase, aborted: 'put-back' })).toMatchObject({ tone: 'warn' });
  expect(phaseLook({ phase, aborted: 'left' })).toMatchObject({
    tone: 'bad',
    word: 'Aborted, left as it is',
  });
  expect(phaseLook({ phase, aborted: 'stopped' })).toMatchObject({ tone: 'mute', word: 'Aborted' });
});
