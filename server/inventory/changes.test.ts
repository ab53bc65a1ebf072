import { expect, test, vi } from 'vitest';

import { Changes } from './changes';
import { cursorOf, followChanges } from './follow-changes';

const add = (changes: Changes, count: number) => {
  for (let index = 0; index < count; index++)
    changes.add({ resource: 'certificates', namespace: 'shop', name: `c-${index}` });
};

test.each([0, 1, 4_999, 10_000, 10_001, 15_003, 31_234])(
  'after %d changes every number that is remembered leads to exactly what came after it',
  (count) => {
    const changes = new Changes();
    add(changes, count);
    expect(changes.last).toBe(count);
    const oldest = Math.max(0, count - 5_000);
    for (const number of [oldest, Math.floor((oldest + count) / 2), count - 1, count]) {
      if (number < 0) continue;
      const after = changes.after(number);
      expect(after?.map((change) => change.number)).toEqual(
        Array.from({ length: count - number }, (_, index) => number + index + 1),
      );
    }
  },
);

test('what is forgotten or lies in the future is undefined, never a part of the truth', () => {
  const changes = new Changes();
  add(changes, 25_000);
  expect(changes.after(0)).toBeUndefined();
  expect(changes.after(25_001)).toBeUndefined();
  const remembered = Array.from({ length: 25_000 }, (_, number) => number).filter((number) =>
    changes.after(number),
  );
  expect(remembered.length).toBeGreaterThanOrEqual(5_000);
  expect(remembered.length).toBeLessThanOrEqual(10_000);
});

test('listeners are called at every change and touch until they stop', () => {
  const changes = new Changes();
  const listener = vi.fn<() => void>();
  const stop = changes.listen(listener);
  add(changes, 2);
  changes.touch();
  expect(listener).toHaveBeenCalledTimes(3);
  expect(changes.last).toBe(2);
  stop();
  add(changes, 1);
  expect(listener).toHaveBeenCalledTimes(3);
});

async function follow(changes: Changes, cursor: string | undefined, batches: number) {
  const end = new AbortController();
  const read = [];
  for await (const batch of followChanges(changes, cursor, end.signal)) {
    read.push(batch);
    if (read.length === batches) end.abort();
  }
  return read;
}

test('a reader gets what came after its cursor, and a cursor to go on from', async () => {
  const changes = new Changes();
  add(changes, 3);
  const cursor = cursorOf(changes);
  add(changes, 2);
  const [batch] = await follow(changes, cursor, 1);
  expect(batch?.changes?.map(({ number }) => number)).toEqual([4, 5]);
  expect(batch?.cursor).toBe(cursorOf(changes));
});

test('changes that come together travel together', async () => {
  const changes = new Changes();
  const reading = follow(changes, cursorOf(changes), 1);
  add(changes, 100);
  expect((await reading)[0]?.changes).toHaveLength(100);
});

test('the first change after a rest travels at once, those after it together', async () => {
  vi.useFakeTimers();
  try {
    const changes = new Changes();
    const seen: (number | undefined)[] = [];
    const end = new AbortController();
    const reading = (async () => {
      for await (const batch of followChanges(changes, cursorOf(changes), end.signal))
        seen.push(batch.changes?.length);
    })();
    add(changes, 1);
    await vi.advanceTimersByTimeAsync(10);
    expect(seen).toEqual([1]);
    add(changes, 2);
    await vi.advanceTimersByTimeAsync(20);
    expect(seen).toEqual([1]);
    add(changes, 3);
    await vi.advanceTimersByTimeAsync(20);
    expect(seen).toEqual([1, 5]);
    end.abort();
    await reading;
  } finally {
    vi.useRealTimers();
  }
});

test.each(['other:0', 'junk', '', ':', 'a:b:c'])(
  'a cursor of another epoch (%s) is told that all may have changed',
  async (cursor) => {
    const changes = new Changes();
    add(changes, 3);
    expect(await follow(changes, cursor, 1)).toEqual([
      { cursor: cursorOf(changes), changes: undefined },
    ]);
  },
);

test('a cursor that is too old is told that all may have changed', async () => {
  const changes = new Changes();
  const cursor = cursorOf(changes);
  add(changes, 20_000);
  expect((await follow(changes, cursor, 1))[0]?.changes).toBeUndefined();
});

test('a reader that stops leaves no listener behind', async () => {
  const changes = new Changes();
  const end = new AbortController();
  const waiting = followChanges(changes, cursorOf(changes), end.signal).next();
  end.abort();
  expect((await waiting).done).toBe(true);
});
