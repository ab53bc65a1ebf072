import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { built, filesOf, isBuilt } from './built.js';

type Build = (out: string) => Promise<void>;

let cache: string;

beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'certferry-cache-'));
  vi.stubEnv('CERTFERRY_CACHE', cache);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(cache, { recursive: true });
});

function recipe(inputs: string[], build = (out: string) => writeFile(join(out, 'file'), inputs)) {
  return { name: 'thing', inputs, build };
}

test('a result is built once for its inputs, and anew for others', async () => {
  const build = vi.fn<Build>((out) => writeFile(join(out, 'file'), 'whole'));
  expect(await isBuilt(recipe(['1'], build))).toBe(false);
  const folder = await built(recipe(['1'], build));
  expect(await isBuilt(recipe(['1'], build))).toBe(true);
  expect(await built(recipe(['1'], build))).toBe(folder);
  expect(await built(recipe(['2'], build))).not.toBe(folder);
  expect(build).toHaveBeenCalledTimes(2);
  expect(await readFile(join(folder, 'file'), 'utf8')).toBe('whole');
});

test('who wants the same at once waits for one build', async () => {
  const build = vi.fn<Build>(async (out) => {
    await writeFile(join(out, 'file'), 'half');
    await sleep(200);
    await writeFile(join(out, 'file'), 'whole');
  });
  const folders = await Promise.all([1, 2, 3].map(() => built(recipe(['1'], build))));
  expect(new Set(folders).size).toBe(1);
  expect(build).toHaveBeenCalledTimes(1);
  expect(await readFile(join(folders[0] ?? '', 'file'), 'utf8')).toBe('whole');
});

test('a build that failed does not count', async () => {
  const failing = recipe(['1'], async (out) => {
    await writeFile(join(out, 'half'), '');
    throw new Error('no compiler');
  });
  await expect(built(failing)).rejects.toThrow('no compiler');
  expect(await isBuilt(failing)).toBe(false);
  const folder = await built(recipe(['1']));
  expect(await readdir(folder)).toEqual(['file']);
});

test('a build whose process was killed does not count, and its leftovers go', async () => {
  const location = JSON.stringify(join(import.meta.dirname, 'built.js'));
  const script = `import { built } from ${location};
    import { writeFileSync } from 'node:fs';
    await built({ name: 'other', inputs: [], build: async (out) => {
      writeFileSync(out + '/half', '');
      process.stdout.write(out);
      await new Promise((resolve) => setTimeout(resolve, 60_000));
    } });`;
  const killed = spawn('node', ['--input-type=module', '-e', script]);
  const [partial] = await once(killed.stdout.setEncoding('utf8'), 'data');
  await access(join(partial, 'half'));
  killed.kill('SIGKILL');
  await once(killed, 'exit');

  // its lock is free once the kernel has closed its pipe
  await expect
    .poll(
      () =>
        buildAnother()
          .then(() => access(partial))
          .catch(String),
      { timeout: 5000 },
    )
    .toContain('ENOENT');
  expect(await readdir(join(cache, 'built'))).not.toContainEqual(expect.stringMatching(/^other/));
});

function buildAnother() {
  return built(recipe([String(Math.random())]));
}

test('files are inputs by their names and contents', async () => {
  await writeFile(join(cache, 'b'), 'two');
  await writeFile(join(cache, 'a'), 'one');
  const folder = cache.split('/').at(-1);
  expect(await filesOf(cache)).toEqual([`${folder}/a\none`, `${folder}/b\ntwo`]);
});
