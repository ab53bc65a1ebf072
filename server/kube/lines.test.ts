import { Readable } from 'node:stream';

import { expect, test } from 'vitest';

import { lines } from './lines';

async function all(chunks: readonly (string | Buffer)[], most?: number): Promise<string[]> {
  const found: string[] = [];
  for await (const line of lines(Readable.from(chunks, { objectMode: false }), most))
    found.push(line);
  return found;
}

test('lines are told however they are cut into pieces', async () => {
  expect(await all(['a\nb', 'c\n', '\n', 'd'])).toEqual(['a', 'bc', '', 'd']);
  expect(await all(['a\n'])).toEqual(['a']);
  const [first, second] = [Buffer.from('ä').subarray(0, 1), Buffer.from('ä').subarray(1)];
  expect(await all([first, second, '\n'])).toEqual(['ä']);
});

test('of a line that never ends only the beginning is kept', async () => {
  const endless = Array.from({ length: 1_000 }, () => 'x'.repeat(10_000));
  const found = await all(['a\n', ...endless, '\nb\n', 'y'.repeat(200)], 100);
  expect(found).toEqual(['a', 'x'.repeat(100), 'b', 'y'.repeat(100)]);
});
