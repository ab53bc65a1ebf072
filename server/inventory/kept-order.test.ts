import { expect, test } from 'vitest';

import { KeptOrder } from './kept-order';

interface Entry {
  readonly rank: number;
  gone: boolean;
}

const byRank = (a: Entry, b: Entry) => a.rank - b.rank;
const entry = (rank: number): Entry => ({ rank, gone: false });

test('what changes again and again is remembered once, in an order that nobody asks for, too', () => {
  let last = entry(0);
  const order = new KeptOrder(byRank, [last]);
  for (let rank = 1; rank <= 10_000; rank++) {
    last.gone = true;
    last = entry(rank);
    order.take([last]);
  }
  expect(order.entries).toEqual([entry(10_000)]);
});

test('new entries find their place, and what is gone leaves', () => {
  const [one, three] = [entry(1), entry(3)];
  const order = new KeptOrder(byRank, [one, three]);
  const two = entry(2);
  order.take([two]);
  one.gone = true;
  order.take([]);
  expect(order.entries.map(({ rank }) => rank)).toEqual([2, 3]);
});
