import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';

import { afterEach, expect, test } from 'vitest';

import { refusedDownload } from './refused-download';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

async function addressOf(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  ends.push(() => server.close());
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  return typeof address === 'object' && address ? `http://127.0.0.1:${address.port}/` : '';
}

test('a file that is refused is refused with the sentence of the server', async () => {
  const message = 'You may not get secrets in namespace shop.';
  const address = await addressOf((_, answer) => {
    answer.writeHead(403, { 'Content-Type': 'application/json' });
    answer.end(JSON.stringify({ code: 'forbidden', message }));
  });
  expect(await refusedDownload(address)).toBe(message);
});

test('a file that is given is not read to its end', async () => {
  const closed: Promise<boolean>[] = [];
  const address = await addressOf((_, answer) => {
    closed.push(once(answer, 'close').then(() => answer.writableFinished));
    answer.writeHead(200, { 'Content-Type': 'application/gzip' });
    answer.write('the beginning');
  });
  expect(await refusedDownload(address)).toBeUndefined();
  expect(await Promise.all(closed)).toEqual([false]);
});

test('what answers in another way, or not at all, is no answer of Certferry', async () => {
  const address = await addressOf((_, answer) => {
    answer.writeHead(502);
    answer.end('<html>');
  });
  expect(await refusedDownload(address)).toMatch(/^Certferry did not answer this browser/);
  expect(await refusedDownload('http://127.0.0.1:1/')).toMatch(/^Certferry did not answer/);
});
