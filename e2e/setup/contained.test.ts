import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { run } from './run.js';

const fixture = join(import.meta.dirname, 'contained.fixture.js');

/** Processes that carry the marker in their command line, as `ps` of the machine tells. */
async function marked(marker: string) {
  const listed = await run('ps', ['-eo', 'pid,ppid,args']);
  return listed.split('\n').filter((line) => line.includes(marker));
}

const within5s = { timeout: 5000, interval: 50 };

async function started(command: string, args: string[]) {
  const script = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let out = '';
  const lines = script.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  while (!out.includes('started')) await once(lines, 'data');
  return { script, out: () => out };
}

async function ready(marker: string) {
  const mounted = async () => {
    const pid = (await marked(marker))
      .find((line) => /\d bash -c mount/.test(line))
      ?.trim()
      .split(/\s+/)[0];
    return pid && run('cat', [`/proc/${pid}/mounts`]).catch(() => '');
  };
  await expect.poll(mounted, { timeout: 5000, interval: 20 }).toContain(marker);
}

test('kill -9 of the script ends all below it', async () => {
  const marker = randomUUID();
  const { script } = await started('node', [fixture, marker]);
  await ready(marker);
  script.kill('SIGKILL');
  await expect.poll(() => marked(marker), within5s).toEqual([]);
});

test('kill -9 of the script inside ends all, and is told by the exit code', async () => {
  const marker = randomUUID();
  const { script } = await started('node', [fixture, marker]);
  await ready(marker);
  const inner = (await marked(marker)).filter((line) => / \S*node \S+fixture.js/.test(line)).at(-1);
  await run('kill', ['-9', inner?.trim().split(/\s+/)[0] ?? '']);
  expect(await once(script, 'exit')).toEqual([137, null]);
  await expect.poll(() => marked(marker), within5s).toEqual([]);
});

test('kill -9 of npm, which started the script, ends all below it', async () => {
  const marker = randomUUID();
  const folder = await mkdtemp(join(tmpdir(), 'certferry-npm-'));
  const demo = `exec setpriv --pdeathsig KILL node ${fixture} ${marker}`;
  await writeFile(join(folder, 'package.json'), JSON.stringify({ scripts: { demo } }));
  const { script } = await started('npm', ['--prefix', folder, 'run', 'demo']);
  await ready(marker);
  script.kill('SIGKILL');
  await expect.poll(() => marked(marker), within5s).toEqual([]);
  await rm(folder, { recursive: true });
});

test.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s lets main put things away, and ends with %i', async (signal, code) => {
  const marker = randomUUID();
  const { script, out } = await started('node', [fixture, marker]);
  await ready(marker);
  script.kill(signal);
  expect(await once(script, 'exit')).toEqual([code, null]);
  expect(out()).toContain('put away');
  expect(await marked(marker)).toEqual([]);
});

test('a Ctrl-C that comes twice, from the terminal and through npm, still lets main put things away', async () => {
  const marker = randomUUID();
  const { script, out } = await started('node', [fixture, marker]);
  await ready(marker);
  script.kill('SIGINT');
  script.kill('SIGINT');
  await run('kill', ['-INT', String(script.pid)]);
  expect(await once(script, 'exit')).toEqual([130, null]);
  expect(out()).toContain('put away');
});

test('the number that main returns is the exit code, and a failure is 1 with its message', async () => {
  await expect(run('node', [fixture, 'none', '0'])).resolves.toBe('');
  await expect(run('node', [fixture, 'none', '7'])).rejects.toThrow('ended with 7');
  await expect(run('node', [fixture, 'none', 'fail'])).rejects.toThrow(
    'ended with 1:\nmain failed',
  );
});
