import { readFile, rm, stat, writeFile } from 'node:fs/promises';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { run } from './run.js';
import { withoutServices } from './without-services.js';

const policy = '/usr/sbin/policy-rc.d';
let own: string | undefined;

const read = () => readFile(policy, 'utf8').catch(() => undefined);
const ask = () =>
  run(policy, ['containerd', 'start']).then(
    () => 'may start',
    (error: Error) => (error.message.includes('ended with 101') ? 'may not' : String(error)),
  );

beforeEach(async () => {
  own = await read();
});

afterEach(async () => {
  if (own === undefined) await rm(policy, { force: true });
  else await writeFile(policy, own, { mode: 0o755 });
});

test('no service may start meanwhile, and the policy of the machine comes back', async () => {
  await writeFile(policy, '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  expect(await ask()).toBe('may start');
  await withoutServices(async () => expect(await ask()).toBe('may not'));
  expect(await ask()).toBe('may start');
  await expect(withoutServices(() => Promise.reject(new Error('no network')))).rejects.toThrow(
    'no network',
  );
  expect(await read()).toBe('#!/bin/sh\nexit 0\n');
});

test('a machine without a policy has none afterwards', async () => {
  await rm(policy, { force: true });
  await withoutServices(async () => expect(await ask()).toBe('may not'));
  await expect(stat(policy)).rejects.toThrow('ENOENT');
});

test('what a killed run left is put right by the next', async () => {
  await writeFile(policy, '#!/bin/sh\nexit 0\n', { mode: 0o755 });
  // as if killed: the work never ends
  void withoutServices(() => new Promise(() => {}));
  await expect.poll(ask).toBe('may not');
  await withoutServices(async () => {});
  expect(await ask()).toBe('may start');
});
