import { expect, test } from 'vitest';

import type { RunHead } from '@/shared/run';

import type { KubeObject } from '../kube/object';
import { canonicalJson, digest } from './digest';
import { readJournal } from './read-journal';
import { headObject } from './run-head';
import { digestOf, type Segment, segmentObject } from './segment';

const head: RunHead = {
  id: 'r',
  wizard: 'backup',
  cluster: 'c',
  actor: { name: 'anna', via: 'link' },
  startedAt: 1,
  answers: {},
  plan: {},
  planHash: 'h',
  steps: [],
  recovery: [],
};
const line = (n: number) =>
  `${JSON.stringify({ n, at: n, event: { is: 'told', name: 'a', value: n } })}\n`;

function journal(): { objects: KubeObject[]; segments: Segment[] } {
  const first = headObject(head);
  const previous = String(Object(first.data).digest);
  const one: Segment = { kind: 'events', number: 1, previous, text: line(1), sealed: true };
  const two: Segment = {
    kind: 'events',
    number: 2,
    previous: digestOf(one),
    text: line(2) + line(4),
    sealed: false,
  };
  const lines: Segment = { kind: 'lines', number: 3, previous: '', text: line(3), sealed: false };
  const segments = [one, two, lines];
  return { objects: [first, ...segments.map((each) => segmentObject('r', each))], segments };
}

test('a journal is read in the order of its numbers, whichever objects they lie in', () => {
  const { objects } = journal();
  expect(readJournal(objects.toReversed()).events.map(({ n }) => n)).toEqual([1, 2, 3, 4]);
});

test('a changed word, a removed object and a changed head are seen', () => {
  const { objects, segments } = journal();
  const [first, one, two, lines] = objects;
  if (!first || !one || !two || !lines || !segments[1]) throw new Error('four objects');
  const data = { ...Object(two.data), journal: String(Object(two.data).journal).replace('2', '7') };
  expect(() => readJournal([first, one, { ...two, data }])).toThrow('is not as Certferry wrote it');
  expect(() => readJournal([first, two])).toThrow('is not as Certferry wrote it');
  const forged = segmentObject('r', { ...segments[1], text: line(9) });
  expect(readJournal([first, one, forged]).events).toHaveLength(2);
  const other = { ...Object(first.data), head: JSON.stringify({ ...head, planHash: 'x' }) };
  expect(() => readJournal([{ ...first, data: other }, one, two])).toThrow('not as Certferry');
  expect(() => readJournal([one, two])).toThrow('There is no such run');
  expect(readJournal([first, one, two]).events.map(({ n }) => n)).toEqual([1, 2, 4]);
});

test('equal values have equal texts whatever the order of their fields', () => {
  expect(canonicalJson({ b: [1, { d: 1, c: 2 }], a: 'x' })).toBe('{"a":"x","b":[1,{"c":2,"d":1}]}');
  expect(digest('ab', 'c')).not.toBe(digest('a', 'bc'));
});
