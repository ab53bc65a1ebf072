import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { run } from './run.js';
import { allowServices, withoutServices } from './without-services.js';

const policy = '/usr/sbin/policy-rc.d';
const script = `import { withoutServices } from ${JSON.stringify(join(import.meta.dirname, 'without-services.js'))};
  await withoutServices(() => {
    process.stdout.write('working');
    return new Promise((resolve) => setTimeout(resolve, 60_000));
  });`;
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

test('what a killed run left is put right by the next, and by who has nothing to install', async () => {
  const allow = '#!/bin/sh\nexit 0\n';
  for (const next of [() => withoutServices(async () => {}), allowServices]) {
    await writeFile(policy, allow, { mode: 0o755 });
    const killed = spawn('node', ['--input-type=module', '-e', script]);
    await once(killed.stdout, 'data');
    expect(await ask()).toBe('may not');
    await allowServices();
    expect(await ask()).toBe('may not');
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    // the kernel lets go of the lock a moment later
    await expect.poll(() => next().then(ask)).toBe('may start');
    expect(await read()).toBe(allow);
  }
});
