import { expect, test } from 'vitest';

import { inOrderOf } from './in-order-of';
import { comparing, type Key } from './order';

interface Row {
  readonly id: number;
  readonly name: string;
  readonly rank: number;
}

const keys: readonly Key<Row>[] = [({ rank }) => rank, ({ name }) => name];

test('orders as a comparison by the same keys does, and leaves equal ones as they came', () => {
  let seed = 7;
  const next = (most: number) => (seed = (seed * 48_271) % 2_147_483_647) % most;
  for (const size of [0, 1, 2, 15, 16, 17, 1_000]) {
    const rows = Array.from({ length: size }, (_, id) => ({
      id,
      name: `${String.fromCharCode(97 + next(26))}${next(9)}`,
      rank: next(5) === 0 ? Infinity : next(4),
    }));
    expect(inOrderOf(rows, keys)).toEqual(rows.toSorted(comparing(...keys)));
    expect(inOrderOf(rows, [])).toEqual(rows);
  }
});
