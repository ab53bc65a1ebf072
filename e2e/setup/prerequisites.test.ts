import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { missingSpace } from './prerequisites.js';
import { run } from './run.js';

const location = JSON.stringify(join(import.meta.dirname, 'prerequisites.js'));
const script = `import { missingPrerequisites } from ${location};
  console.log(JSON.stringify(await missingPrerequisites()));`;
const demo = join(import.meta.dirname, '..', '..', 'scripts', 'demo.js');
const otherUser = ['setpriv', '--reuid=65534', '--clear-groups'];

/** A PATH with what Debian brings along, and without Go wherever that is installed. */
let withoutGo: string;

beforeAll(async () => {
  withoutGo = await mkdtemp(join(tmpdir(), 'certferry-path-'));
  for (const tool of ['setpriv', 'unshare', 'true', 'bash', 'flock', 'cat', 'sh'])
    await symlink(`/usr/bin/${tool}`, join(withoutGo, tool));
});

afterAll(() => rm(withoutGo, { recursive: true }));

async function answers({ before = [] as string[], env = {} } = {}) {
  const command = [...before, process.execPath, '--input-type=module', '-e', script];
  const out = await run('/usr/bin/env', command, { env: { ...process.env, ...env } });
  return JSON.parse(out) as string[];
}

test('this machine has all', async () => {
  expect(await answers()).toEqual([]);
});

test.each([
  ['another user', () => ({ before: otherUser }), /^Not root: .*run/],
  ['no Go', () => ({ env: { PATH: withoutGo } }), /go command was not found: install Go 1\.26/],
  [
    'no CAP_SYS_ADMIN',
    () => ({ before: ['setpriv', '--bounding-set=-sys_admin'] }),
    /CAP_SYS_ADMIN/,
  ],
  [
    'no cgroup v1',
    () => ({
      before: ['unshare', '-m', 'sh', '-c', 'umount /sys/fs/cgroup/cpu && exec "$@"', 'sh'],
    }),
    /^The cgroup v1 hierarchies cpu(, cpuacct)? are not mounted/,
  ],
])('%s is one sentence that says what to do', async (_, machine, sentence) => {
  expect(await answers(machine())).toEqual([expect.stringMatching(sentence)]);
});

test('a small disk is one sentence with both figures', async () => {
  expect(await missingSpace(0.1)).toBeUndefined();
  expect(await missingSpace(1e6)).toMatch(/Only [\d.]+ GiB are free at .* and 1000000 are needed/);
});

/** What the demo says and its exit code, without npm's own lines. */
async function demoSays(before: string[], env = {}) {
  const command = [...before, process.execPath, demo];
  // Not bash: with a socket for its input it reads ~/.bashrc, which may put Go back on the PATH.
  return run('/usr/bin/dash', ['-c', '"$@" 2>&1; echo "ended with $?"', 'dash', ...command], {
    env: { ...process.env, ...env },
  });
}

test('the demo itself says that and nothing else', async () => {
  expect(await demoSays(otherUser)).toBe(
    'Not root: namespaces, mounts and packages need it, so run this as root.\nended with 1\n',
  );
  expect(await demoSays([], { PATH: withoutGo })).toBe(
    'The go command was not found: install Go 1.26 or newer and put it on the PATH.\nended with 1\n',
  );
});
