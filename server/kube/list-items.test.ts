import { expect, test } from 'vitest';

import { ListItems } from './list-items';

const hostile = String.raw`"},{"items":[\\\" ]}, ` + '\u{202e}é\n</script>😀\\';
const items = [
  { metadata: { name: 'a', annotations: { items: '[{}]', '': hostile } }, items: [{ items: [] }] },
  { metadata: { name: hostile } },
  {},
  { data: [[[]], {}, '\\', '"', ''] },
];
const cutInto = (text: string, size: number): Buffer[] => {
  const bytes = Buffer.from(text);
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
};

function read(text: string, size: number) {
  const list = new ListItems();
  const found = cutInto(text, size).flatMap((piece) => list.take(piece));
  return { found, end: () => list.end() };
}

// Typed lists are sent in the order of Go's fields, those of custom resources in that of the alphabet.
const orders = [
  (given: unknown) => ({
    kind: 'List',
    metadata: { resourceVersion: '7', items: '' },
    items: given,
  }),
  (given: unknown) => ({ items: given, kind: 'items', metadata: { resourceVersion: '7' } }),
];

test.each(orders)('objects come out as they are, wherever the answer is cut (%#)', (list) => {
  for (const spaces of [0, 2]) {
    const text = JSON.stringify(list(items), undefined, spaces);
    for (let size = 1; size <= text.length; size++) {
      const { found, end } = read(text, size);
      expect(found).toEqual(items);
      expect(end()).toEqual(list([]));
    }
  }
});

test.each([[[]], [null]])('a list of %j has no objects', (none) => {
  for (const list of orders) {
    const { found, end } = read(JSON.stringify(list(none)), 3);
    expect(found).toEqual([]);
    expect(end()).toEqual(list(none));
  }
});

test('an answer that ends too early is never taken for a whole one', () => {
  const text = JSON.stringify(orders[0]?.(items));
  for (let length = 0; length < text.length; length++) {
    const { end } = read(text.slice(0, length), 5);
    expect(end).toThrow(SyntaxError);
  }
});

test('an answer that is no JSON throws', () => {
  expect(() => read('{"items":[{"a":}]}', 4)).toThrow(SyntaxError);
  expect(read('<html>{}</html>', 4).end).toThrow(SyntaxError);
});
