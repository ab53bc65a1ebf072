import { join } from 'node:path';

import { expect, test } from 'vitest';

import { run } from './run.js';

const location = JSON.stringify(join(import.meta.dirname, 'prerequisites.js'));
const script = `import { missingPrerequisites } from ${location};
  console.log(JSON.stringify(await missingPrerequisites({ freeGiB: Number(process.argv[1]) })));`;

async function answers({ freeGiB = 0.1, before = [] as string[], env = {} } = {}) {
  const command = [...before, process.execPath, '--input-type=module', '-e', script];
  const out = await run('env', [...command, String(freeGiB)], { env: { ...process.env, ...env } });
  return JSON.parse(out) as string[];
}

test('this machine has all', async () => {
  expect(await answers()).toEqual([]);
});

test.each([
  ['another user', { before: ['setpriv', '--reuid=65534', '--clear-groups'] }, /^Not root: .*run/],
  ['no Go', { env: { PATH: '/usr/sbin:/usr/bin' } }, /go command was not found: install Go 1\.26/],
  ['no CAP_SYS_ADMIN', { before: ['setpriv', '--bounding-set=-sys_admin'] }, /CAP_SYS_ADMIN/],
  ['a small disk', { freeGiB: 1e6 }, /Only [\d.]+ GiB are free at .* and 1000000 are needed/],
  [
    'no cgroup v1',
    { before: ['unshare', '-m', 'sh', '-c', 'umount /sys/fs/cgroup/cpu && exec "$@"', 'sh'] },
    /^The cgroup v1 hierarchies cpu are not mounted/,
  ],
])('%s is one sentence that says what to do', async (_, machine, sentence) => {
  expect(await answers(machine)).toEqual([expect.stringMatching(sentence)]);
});
