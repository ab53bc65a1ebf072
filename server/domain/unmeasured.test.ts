import { expect, test } from 'vitest';

import { unmeasured } from './unmeasured';

const sample = (from: number, to: number) => ({
  from,
  to,
  made: 1,
  refused: 0,
  unanswered: 0,
  slowest: 1,
  gap: 1,
});

/** `made` is more than the samples say where older samples are not kept any longer. */
const probe = (samples: ReturnType<typeof sample>[], made = samples.length) => ({
  made,
  refused: 0,
  unanswered: 0,
  slowest: 1,
  gap: 1,
  reasons: [],
  samples,
});
const taken = [{ at: 0 }];

test('time between two samples that do not follow one another was not measured', () => {
  const samples = [sample(0, 2_000), sample(2_010, 4_000), sample(9_000, 11_000)];
  const resumed = [{ at: 0 }, { at: 8_000, after: 4_500 }];
  expect(unmeasured({ probe: probe(samples), taken: resumed }, 0, 11_000)).toEqual([
    { from: 4_000, to: 9_000 },
  ]);
  expect(unmeasured({ probe: probe([sample(0, 2_000)]), taken }, 0, 2_000)).toEqual([]);
});

test('so was time before the first sample and after the last, but not the moments that a guard takes to begin', () => {
  const samples = [sample(60_000, 62_000)];
  expect(unmeasured({ probe: probe(samples), taken }, 57_000, 65_000)).toEqual([]);
  expect(unmeasured({ probe: probe(samples), taken }, 10_000, 90_000)).toEqual([
    { from: 10_000, to: 60_000 },
    { from: 62_000, to: 90_000 },
  ]);
});

test('without any sample it is all of the time', () => {
  expect(unmeasured({ probe: probe([]), taken }, 10_000, 90_000)).toEqual([
    { from: 10_000, to: 90_000 },
  ]);
  expect(unmeasured({ probe: probe([]), taken }, 10_000, 11_000)).toEqual([]);
});

test('where samples are not kept any longer, the times without a process stand in', () => {
  const often = [
    { at: 0 },
    { at: 50, after: 20 },
    { at: 500, after: 80 },
    { at: 99_000, after: 5 },
  ];
  const kept = probe([sample(20_000, 22_000)], 5_000);
  expect(unmeasured({ probe: kept, taken: often }, 100, 22_000)).toEqual([{ from: 100, to: 500 }]);
});
