import { expect, test } from 'vitest';

import { logReading } from './log-reading';
import { began, journal } from './run.fixture';

const open = { state: 'open' } as const;
const cut = { state: 'cut', since: 1 } as const;
const failed = { code: 'forbidden', why: 'You may not.' };

test('a log is not empty before anything was told of it', () => {
  expect(logReading(undefined, open)).toEqual({ is: 'reading' });
  expect(logReading({ events: [] }, { state: 'connecting' })).toEqual({ is: 'reading' });
});

test('a log that cannot be read says why', () => {
  expect(logReading({ events: [], failed }, open)).toEqual({ is: 'failed', why: 'You may not.' });
  expect(logReading(undefined, cut).is).toBe('failed');
});

test('what was told stays read when following fails later', () => {
  const events = journal(began('bundle'));
  expect(logReading({ events, failed }, cut)).toEqual({ is: 'read' });
});
