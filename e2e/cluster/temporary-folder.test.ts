import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { run } from '../setup/run.js';
import { stateRoot } from './state.js';
import { sweep } from './sweep.js';
import { takeTurn } from './take-turn.js';
import { temporaryFolder } from './temporary-folder.js';

let chosen: string;

beforeEach(async () => {
  chosen = await mkdtemp(join(tmpdir(), 'certferry-state-'));
  vi.stubEnv('CERTFERRY_STATE', chosen);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(chosen, { recursive: true });
});

const files = async () => (await run('find', [chosen, '-type', 'f', '-printf', '%P\n'])).trim();

const at = (file: string) => JSON.stringify(join(import.meta.dirname, file));

const tried = () => takeTurn('name', 'not yet').then((giveBack) => giveBack());

/** A process that has taken a folder or a turn, and would keep it. */
async function another(code: string) {
  const script = `import { temporaryFolder } from ${at('temporary-folder.js')};
    import { takeTurn } from ${at('take-turn.js')};
    ${code}
    await new Promise((resolve) => setTimeout(resolve, 60_000));`;
  const child = spawn('node', ['--input-type=module', '-e', script]);
  const [text] = await once(child.stdout.setEncoding('utf8'), 'data');
  return {
    text: String(text),
    async kill() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

test('the folder of a run that lives stays, that of a killed one goes with the next sweep', async () => {
  const { folder, remove } = await temporaryFolder();
  const other = await another('process.stdout.write((await temporaryFolder()).folder);');
  await writeFile(join(folder, 'mine'), '');
  await writeFile(join(other.text, 'its'), '');
  await sweep();
  expect(await files()).toMatch(/mine$/m);
  expect(await files()).toMatch(/its$/m);
  await other.kill();
  await expect.poll(() => sweep().then(files), { timeout: 5000 }).not.toMatch(/its$/m);
  expect(await files()).toMatch(/mine$/m);
  await remove();
  expect(await files()).not.toMatch(/mine$/m);
});

test('a sweep takes nothing that is no cluster', async () => {
  await mkdir(join(stateRoot(), 'lost+found'), { recursive: true });
  await mkdir(join(stateRoot(), 'dead'));
  await mkdir(join(stateRoot(), 'strange'));
  await writeFile(join(stateRoot(), 'dead', 'options.json'), '{}');
  await writeFile(join(stateRoot(), 'strange', 'letter'), '');
  await writeFile(join(chosen, 'letter'), '');
  await mkdir(join(stateRoot(), '.snapshots', 'half.partial'), { recursive: true });
  await mkdir(join(stateRoot(), '.snapshots', 'whole'));
  await sweep();
  const left = await run('find', [chosen, '-mindepth', '1', '-not', '-path', '*/.locks*']);
  expect(left.trim().split('\n').toSorted()).toEqual([
    join(stateRoot()),
    join(stateRoot(), '.snapshots'),
    join(stateRoot(), '.snapshots/whole'),
    join(stateRoot(), '.tmp'),
    join(stateRoot(), 'lost+found'),
    join(stateRoot(), 'strange'),
    join(stateRoot(), 'strange/letter'),
    join(chosen, 'letter'),
  ]);
});

test('a turn is refused at once while another has it, and free when that is killed', async () => {
  const other = await another("await takeTurn('name', 'mine'); process.stdout.write('taken');");
  await expect(takeTurn('name', 'Wait for the other.')).rejects.toThrow('Wait for the other.');
  await other.kill();
  await expect.poll(() => tried().then(() => 'free', String), { timeout: 5000 }).toBe('free');
});
