import { expect, test } from 'vitest';

import type { RunEvent } from '@/shared/run';

import { eventLine } from './event-line';
import { began, failed, head, wished } from './run.fixture';

const titleOf = (step: string) => head.steps.find(({ id }) => id === step)?.title ?? step;
const text = (event: RunEvent) => eventLine({ n: 3, at: 5, event }, titleOf)?.text;

test('helm’s lines stand as they are, with their own time', () => {
  const line = { at: 4, source: 'helm', severity: 'debug', text: 'beginning wait' } as const;
  const event = { is: 'line', line } as const;
  expect(eventLine({ n: 3, at: 5, event }, titleOf)).toEqual({ id: 'j3', ...line });
});

test('steps are told by their titles', () => {
  expect(text(began('helm'))).toBe('Helm upgrade: began');
  expect(text(began('helm', 2))).toBe('Helm upgrade: began, attempt 2');
  expect(text(failed)).toContain('Helm upgrade: failed (forbidden): Could not patch');
});

test('probes speak only when one was refused', () => {
  const sample = { from: 0, to: 2_000, made: 10, unanswered: 0, slowest: 20, gap: 200 };
  expect(text({ is: 'probed', sample: { ...sample, refused: 0 } })).toBeUndefined();
  const refused = { ...sample, refused: 2, why: 'connection refused' };
  expect(text({ is: 'probed', sample: refused })).toBe(
    'probe: 2 of 10 refused: connection refused',
  );
});

test('wishes name who wished, and an answer never what was answered', () => {
  expect(text(wished('pause'))).toBe('bob asked to pause');
  const answered = {
    is: 'answered',
    question: 'q',
    by: { name: 'ada' },
    value: 'hunter2',
  } as const;
  expect(text(answered)).toBe('ada answered');
});
