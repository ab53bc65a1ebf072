import { expect, test } from 'vitest';

import { exportFile, timeText } from './export-file';

const columns = { name: ({ name }: { name: string }) => name };
const pieces = [[{ name: 'a' }, { name: '=b' }], [{ name: 'c' }]];
const text = (...given: Parameters<typeof exportFile<{ name: string }>>) =>
  [...exportFile(...given)].join('');

test('every row of a CSV file says how old it is', () => {
  expect(text(pieces, 'csv', columns, { readAt: 0, stale: true })).toBe(
    [
      'name,read at,stale',
      'a,1970-01-01T00:00:00.000Z,yes',
      "'=b,1970-01-01T00:00:00.000Z,yes",
      'c,1970-01-01T00:00:00.000Z,yes',
      '',
    ].join('\r\n'),
  );
});

test('every row of a JSON file does, in as many pieces as it comes', () => {
  const age = { readAt: 7, stale: false };
  expect(JSON.parse(text(pieces, 'json', columns, age))).toEqual(
    pieces.flat().map((row) => ({ ...row, ...age })),
  );
  expect(JSON.parse(text([], 'json', columns, age))).toEqual([]);
});

test('a time beyond what can be written is left out', () => {
  expect([timeText(undefined), timeText(8.65e15), timeText(0)]).toEqual([
    '',
    '',
    '1970-01-01T00:00:00.000Z',
  ]);
});
