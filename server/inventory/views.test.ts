import { expect, test } from 'vitest';

import type { Entry, Listing } from './view';
import { Views } from './views';

/** A listing of so many entries; `made` counts how often one was read. */
function listing(size: number) {
  const told = { made: 0 };
  const one: Listing<Entry, 'name'> = {
    facets: ['namespaces'],
    place: [({ name }) => name],
    sorts: { name: [] },
    text: ({ name }) => name,
    keys: () => Array.from({ length: size }, (_, index) => String(index)),
    context: () => '',
    odd: () => undefined,
    entry(key) {
      told.made++;
      const rest = { namespace: '', values: [0], until: Infinity, ends: 0, marks: 0, slot: 0 };
      return { key, name: key, gone: false, ...rest };
    },
  };
  return { told, one };
}

test('many who see little do not cost those who see everything their view', () => {
  const views = new Views<Entry, 'name'>();
  const whole = listing(30_000);
  const few = Array.from({ length: 20 }, () => listing(2_500));
  for (let round = 0; round < 3; round++) {
    views.of('everything', () => whole.one, 0);
    for (const [index, { one }] of few.entries()) views.of(`team ${index}`, () => one, 0);
  }
  expect(whole.told.made).toBe(30_000);
  expect(few.map(({ told }) => told.made)).toEqual(few.map(() => 2_500));
});

test('of many large views only the last ones are kept', () => {
  const views = new Views<Entry, 'name'>();
  const large = Array.from({ length: 5 }, () => listing(30_000));
  for (const index of [0, 1, 2, 3, 4, 4, 0])
    views.of(`rights ${index}`, () => large[index]?.one ?? listing(0).one, 0);
  expect(large.map(({ told }) => told.made)).toEqual([60_000, 30_000, 30_000, 30_000, 30_000]);
});
