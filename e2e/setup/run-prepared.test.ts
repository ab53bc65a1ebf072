import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { stateFolder } from '../cluster/state.js';
import { run } from './run.js';

const fixture = join(import.meta.dirname, 'run-prepared.fixture.js');
let chosen: string;

beforeEach(async () => {
  chosen = await mkdtemp(join(tmpdir(), 'certferry-state-'));
  vi.stubEnv('CERTFERRY_STATE', chosen);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(chosen, { recursive: true });
});

const left = () => run('find', [chosen, '-name', 'half-built*', '-not', '-path', '*/.locks/*']);

test('Ctrl-C ends a build that does not listen at once, and sweeps what it has left', async () => {
  const script = spawn('node', [fixture], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [folder] = await once(script.stdout.setEncoding('utf8'), 'data');
  await writeFile(join(String(folder).trim(), 'half-built'), '');
  await mkdir(join(stateFolder('half-built-cluster')), { recursive: true });
  await writeFile(join(stateFolder('half-built-cluster'), 'options.json'), '{}');
  expect((await left()).trim().split('\n')).toHaveLength(2);

  const told = performance.now();
  script.kill('SIGINT');

  expect(await once(script, 'exit')).toEqual([130, null]);
  expect(performance.now() - told).toBeLessThan(10_000);
  expect(await left()).toBe('');
});

test('`npm test` refuses a part that it does not have, and says which it has', async () => {
  const script = join(import.meta.dirname, '..', '..', 'scripts', 'test.js');
  await expect(run('node', [script, 'integraton'])).rejects.toThrow(
    /ended with 2:\nThere is no part "integraton" of `npm test`; there are: types, .*integration,/,
  );
});
