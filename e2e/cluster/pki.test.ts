import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { run } from '../setup/run.js';
import { writePki } from './pki.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'certferry-pki-'));
  await writePki(folder, 'any');
});

afterAll(() => rm(folder, { recursive: true }));

/** Whether openssl finds it valid still, so many years from now. */
const validIn = (years: number, file: string) =>
  run('openssl', [
    'x509',
    '-noout',
    '-in',
    join(folder, file),
    '-checkend',
    String(Math.round(years * 365 * 86_400)),
  ]).then(
    () => true,
    () => false,
  );

test('every certificate is of the authority and lives ten years', async () => {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.crt'));
  expect(files).toEqual(expect.arrayContaining(['admin.crt', 'ca.crt', 'kube-apiserver.crt']));
  for (const file of files) {
    const verify = ['verify', '-CAfile', join(folder, 'ca.crt'), join(folder, file)];
    expect(await run('openssl', verify)).toContain(': OK');
    const lives = { file, in9: await validIn(9.9, file), in11: await validIn(10.1, file) };
    expect(lives).toEqual({ file, in9: true, in11: false });
  }
});
