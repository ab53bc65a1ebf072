import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { run } from '../setup/run.js';
import { helm } from './helm.js';
import { registry } from './registry.js';
import { versions } from './versions.js';

const listeners = (port: number) => run('ss', ['-Hltn', 'sport', '=', String(port)]);

test('the registry serves every chart over OCI on loopback, and ends when told to', async () => {
  const { port, charts, stop } = await registry();
  const shown = await helm(['show', 'chart', charts, '--version', 'v1.21.2', '--plain-http']);
  expect(shown).toContain('\nversion: v1.21.2\n');
  const url = `http://127.0.0.1:${port}/v2/charts/cert-manager/tags/list`;
  expect(JSON.parse(await run('curl', ['-sf', url]))).toEqual({
    name: 'charts/cert-manager',
    tags: versions,
  });
  expect(await listeners(port)).toMatch(new RegExp(`^LISTEN.* 127\\.0\\.0\\.1:${port} `));
  await stop();
  expect(await listeners(port)).toBe('');
});

test('the registry ends with the process that started it, even by kill -9', async () => {
  const starter = spawn(process.execPath, [join(import.meta.dirname, 'registry.fixture.js')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(starter.stdout, 'data');
  const port = Number(String(line));
  expect(await listeners(port)).toMatch(/^LISTEN/);
  starter.kill('SIGKILL');
  await expect.poll(() => listeners(port)).toBe('');
});

test('a version that the test bed does not have is refused with the ones it has', async () => {
  await expect(registry(['v1.17.0'])).rejects.toThrow(/No cert-manager v1\.17\.0 .* v1\.18\.6/);
});
