import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { down } from './down.js';
import { isKept } from './keeper.js';
import { machine, namespacesOf, nothing, remainsOf } from './remains.js';
import { sweep } from './sweep.js';

const name = 't-contained';
const fixture = join(import.meta.dirname, 'contained-cluster.fixture.js');

beforeAll(() => down(name), 60_000);
afterAll(() => down(name), 60_000);

async function started() {
  const process = spawn('node', [fixture, name], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(process.stdout, 'data');
  return process;
}

test('kill -9 of a contained script ends its cluster within 5 s; the next start clears the rest', async () => {
  const before = await machine();
  const script = await started();
  const lived = await namespacesOf(name);
  expect(lived.size).toBeGreaterThan(2);

  script.kill('SIGKILL');

  await expect
    .poll(() => remainsOf(name, lived), { timeout: 5000, interval: 50 })
    .toMatchObject({ processes: [], commandLines: [], namespaces: [] });
  expect(await isKept(name)).toBe(false);
  expect(await machine()).toEqual(before);
  await sweep();
  expect(await remainsOf(name, lived)).toEqual(nothing);
}, 60_000);

test('Ctrl-C takes the cluster down in order', async () => {
  const script = await started();
  const lived = await namespacesOf(name);

  script.kill('SIGINT');

  expect(await once(script, 'exit')).toEqual([130, null]);
  expect(await remainsOf(name, lived)).toEqual(nothing);
}, 60_000);
