import { expect, test } from 'vitest';

import { queryView } from './query-view';
import { type Entry, type Listing, View } from './view';
import { wanted } from './wanted';

interface Fruit {
  readonly color: string;
  readonly price: number;
  /** Before that time it is `raw`, then `ripe`. */
  readonly ripeAt: number;
}

interface FruitEntry extends Entry {
  readonly price: number;
  readonly why?: string;
}

/** A listing of plain values; `made` counts how often an entry was read anew. */
function market(fruits: Map<string, Fruit>, context = { text: '' }) {
  const made: string[] = [];
  const listing: Listing<FruitEntry, 'name' | 'price'> = {
    facets: ['color', 'ripeness'],
    place: [({ name }) => name],
    sorts: { name: [], price: [({ price }) => price] },
    keys: () => fruits.keys(),
    context: () => context.text,
    text: ({ name, price }) => `${name}\n${price} ${context.text}`,
    entry(key, now, ids) {
      made.push(key);
      const fruit = fruits.get(key);
      if (!fruit) return undefined;
      const ripeness = fruit.ripeAt <= now ? 'ripe' : 'raw';
      return {
        key,
        namespace: '',
        name: key,
        values: [ids[0]?.id(fruit.color) ?? 0, ids[1]?.id(ripeness) ?? 0],
        until: fruit.ripeAt > now ? fruit.ripeAt : Infinity,
        ends: fruit.price,
        serial: `beef0${fruit.price}`,
        marks: fruit.price < 50 ? cheap : 0,
        slot: 0,
        gone: false,
        price: fruit.price,
      };
    },
    odd: (key, why, ids) => ({
      key,
      namespace: '',
      name: key,
      values: [ids[0]?.id('') ?? 0, ids[1]?.id('') ?? 0],
      until: Infinity,
      ends: Number.NaN,
      marks: 0,
      slot: 0,
      gone: false,
      price: 0,
      why,
    }),
  };
  return { listing, made };
}

const colors = ['red', 'green', 'yellow'];
const fruit = (seed: number): Fruit => ({
  color: colors[seed % 3] ?? '',
  price: (seed * 7919) % 101,
  ripeAt: seed % 50,
});

const cheap = 1;
/** All that there is, and what is cheap among what no filter by colour refuses. */
const totals = [
  { unless: 0, marks: 0 },
  { unless: 0b01, marks: cheap },
];

type Question = Partial<Parameters<typeof queryView<FruitEntry, 'name' | 'price'>>[1]>;
function ask(view: View<FruitEntry, 'name' | 'price'>, question: Question = {}) {
  const asked = {
    wanted: [],
    counted: [0, 1],
    totals,
    sort: 'name',
    descending: false,
    offset: 0,
    limit: 10_000,
    ...question,
  } as const;
  const { entries, valuesUnless, ...rest } = queryView(view, asked);
  // Of all that no filter by colour refuses.
  const seen = valuesUnless(0, 0b01);
  return { names: entries.map(({ name }) => name), seen, ...rest };
}

test('after any changes it answers as one that is read anew', () => {
  const fruits = new Map<string, Fruit>();
  const view = new View(market(fruits).listing);
  let seed = 1;
  const random = (most: number) => (seed = (seed * 48_271) % 2_147_483_647) % most;
  for (let round = 0; round < 200; round++) {
    for (let change = random(40); change >= 0; change--) {
      const key = `fruit-${random(60)}`;
      if (random(3) === 0) fruits.delete(key);
      else fruits.set(key, fruit(random(1_000)));
      view.mark(key);
    }
    const now = round / 4;
    view.refresh(now);
    const fresh = new View(market(fruits).listing);
    fresh.refresh(now);
    for (const question of [
      {},
      { sort: 'price', descending: true, text: 'fruit-1' },
      { text: 'beef01', endsAfter: 10 },
      { wanted: [wanted(['red']), wanted(['ripe'])], offset: 3, limit: 5 },
    ] satisfies Question[])
      expect(ask(view, question)).toEqual(ask(fresh, question));
  }
});

test('only what changed is read anew, and nothing where nothing did', () => {
  const fruits = new Map(['a', 'b', 'c'].map((name) => [name, fruit(1)]));
  const { listing, made } = market(fruits);
  const view = new View(listing);
  view.refresh(60);
  expect(made.splice(0)).toEqual(['a', 'b', 'c']);
  view.mark('b');
  view.refresh(60);
  expect(made.splice(0)).toEqual(['b']);
  view.refresh(60);
  expect(made).toEqual([]);
});

test('what only the clock changes is read anew when its time has come', () => {
  const fruits = new Map(
    [1, 10, 20].map((ripeAt) => [`at-${ripeAt}`, { color: 'red', price: 1, ripeAt }]),
  );
  const { listing, made } = market(fruits);
  const view = new View(listing);
  const ripe = (now: number) => {
    made.splice(0);
    view.refresh(now);
    return ask(view, { wanted: [undefined, wanted(['ripe'])] }).names;
  };
  expect(ripe(0)).toEqual([]);
  expect(ripe(9.9)).toEqual(['at-1']);
  expect(made).toEqual(['at-1']);
  expect(ripe(10)).toEqual(['at-1', 'at-10']);
  expect(ripe(99)).toEqual(['at-1', 'at-10', 'at-20']);
  expect(made).toEqual(['at-20']);
});

test('all is read anew when other kinds became known or unknown', () => {
  const context = { text: 'loading' };
  const view = new View(market(new Map([['a', fruit(1)]]), context).listing);
  view.refresh(0);
  expect(ask(view, { text: 'complete' }).names).toEqual([]);
  context.text = 'complete';
  view.refresh(0);
  expect(ask(view, { text: 'complete' }).names).toEqual(['a']);
});

test('each facet is counted under all other filters', () => {
  const fruits = new Map([
    ['apple', { color: 'red', price: 1, ripeAt: 0 }],
    ['cherry', { color: 'red', price: 2, ripeAt: 9 }],
    ['pear', { color: 'green', price: 3, ripeAt: 0 }],
    ['lime', { color: 'green', price: 4, ripeAt: 9 }],
    ['lemon', { color: 'yellow', price: 5, ripeAt: 0 }],
  ]);
  const view = new View(market(fruits).listing);
  view.refresh(5);
  const { names, found, counts } = ask(view, {
    wanted: [wanted(['red']), wanted(['ripe'])],
    endsBefore: 5,
  });
  expect(names).toEqual(['apple']);
  expect(found).toBe(1);
  expect(counts.map((one) => Object.fromEntries(one))).toEqual([
    { red: 1, green: 1 },
    { ripe: 1, raw: 1 },
  ]);
});

test('an object that cannot be judged is a row that says so, and costs no other', () => {
  const fruits = new Map([1, 2, 3].map((seed) => [`fruit-${seed}`, fruit(seed)]));
  const { listing } = market(fruits);
  const view = new View<FruitEntry, 'name' | 'price'>({
    ...listing,
    entry(key, now, ids) {
      if (key === 'fruit-2') throw new TypeError('no pips');
      return listing.entry(key, now, ids);
    },
  });
  view.refresh(0);
  expect(view.inOrder('name').map(({ name }) => name)).toEqual(['fruit-1', 'fruit-2', 'fruit-3']);
  expect(view.entries.get('fruit-2')?.why).toContain('TypeError: no pips');
  view.mark('fruit-2');
  view.refresh(1);
  expect(view.entries.size).toBe(3);
});

test('totals and values are told of everything that only other filters refuse', () => {
  const fruits = new Map([
    ['apple', { color: 'red', price: 1, ripeAt: 0 }],
    ['cherry', { color: 'red', price: 90, ripeAt: 9 }],
    ['pear', { color: 'green', price: 3, ripeAt: 0 }],
    ['plum', { color: 'red', price: 4, ripeAt: 9 }],
  ]);
  const view = new View(market(fruits).listing);
  view.refresh(5);
  const ripeRed = { wanted: [wanted(['red']), wanted(['ripe'])] };
  expect(ask(view, ripeRed)).toMatchObject({ names: ['apple'], totals: [4, 2], seen: ['red'] });
  fruits.delete('plum');
  view.mark('plum');
  view.refresh(5);
  expect(ask(view, ripeRed)).toMatchObject({ names: ['apple'], totals: [3, 1], seen: ['red'] });
  expect(ask(view, {})).toMatchObject({ totals: [3, 2], seen: ['green', 'red'] });
});
