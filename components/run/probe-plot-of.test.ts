import { expect, test } from 'vitest';

import { plotHeight, plotWidth, probePlotOf } from './probe-plot-of';

const sample = (from: number, refused = 0) => ({
  from,
  to: from + 2_000,
  made: 10,
  refused,
  unanswered: 0,
  slowest: 20,
  gap: 200,
});

const points = (line: string | undefined) =>
  (line ?? '').split(' ').map((pair) => pair.split(',').map(Number));

function plotOf(...samples: ReturnType<typeof sample>[]) {
  const plot = probePlotOf(samples);
  if (!plot) throw new Error('There is no picture.');
  const [hole = { x: NaN, width: NaN }] = plot.unmeasured;
  return { ...plot, hole };
}

test('there is no picture before the first sample', () => {
  expect(probePlotOf([])).toBeUndefined();
});

test('the line goes from edge to edge and stays inside', () => {
  const plot = probePlotOf([sample(0), sample(2_000), sample(4_000, 10)]);
  expect(plot?.lines).toHaveLength(1);
  const all = points(plot?.lines[0]);
  expect(all.at(0)?.[0]).toBe(0);
  expect(all.at(-1)?.[0]).toBe(plotWidth);
  for (const [, y] of all) {
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(plotHeight);
  }
  // none was accepted in the last sample: the line lies on the ground
  expect(all.at(-1)?.[1]).toBe(plotHeight - 1);
});

test('refused probes are marked where they were, however short', () => {
  const long = Array.from({ length: 600 }, (_, index) =>
    sample(index * 2_000, index === 300 ? 1 : 0),
  );
  const [mark, ...others] = probePlotOf(long)?.refused ?? [];
  expect(others).toEqual([]);
  expect(Math.abs((mark?.x ?? 0) - plotWidth / 2)).toBeLessThan(3);
  expect(mark?.width).toBeGreaterThanOrEqual(3);
});

test('a time in which nobody measured is a hole in the line, and marked', () => {
  const { lines, hole, unmeasuredFor } = plotOf(
    sample(0),
    sample(2_000),
    sample(14_000),
    sample(16_000),
  );
  expect(lines).toHaveLength(2);
  expect(unmeasuredFor).toBe(10_000);
  expect(points(lines[0]).at(-1)?.[0]).toBe(hole.x);
  expect(points(lines[1]).at(0)?.[0]).toBeCloseTo(hole.x + hole.width, 0);
});

test('an hour in which nobody measured leaves room for the seconds in which somebody did', () => {
  const hour = 3_600_000;
  const { lines, hole, refused } = plotOf(
    sample(0),
    sample(2_000),
    sample(hour),
    sample(hour + 2_000, 1),
  );
  expect(hole.width).toBeLessThan(plotWidth / 10);
  expect(points(lines[1]).at(-1)?.[0]).toBe(plotWidth);
  expect(refused[0]?.x).toBeGreaterThan(plotWidth * 0.8);
});
