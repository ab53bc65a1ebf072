// @ts-check
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { run } from '../e2e/setup/run.js';

const root = join(import.meta.dirname, '..');
const mark = join(root, '.next', 'certferry-inputs');
const sources = ['app', 'components', 'server', 'shared', 'public'];
const files = [
  'instrumentation.ts',
  'next.config.js',
  'package-lock.json',
  'package.json',
  'postcss.config.mjs',
  'proxy.ts',
  'tsconfig.build.json',
  'tsconfig.json',
];

/** @param {string} folder */
async function below(folder) {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true }).catch(
    () => [], // public/ holds nothing but what the build puts there
  );
  return entries
    .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
    .map((entry) => join(entry.parentPath, entry.name));
}

async function inputs() {
  const all = [
    ...(await Promise.all(sources.map(below))).flat(),
    ...files.map((one) => join(root, one)),
  ];
  const hash = createHash('sha256').update(process.version);
  for (const path of all.toSorted())
    hash.update(path.slice(root.length)).update(await readFile(path));
  return hash.digest('hex');
}

/**
 * Builds the app as it is shipped, unless the last build was of the same sources.
 * @param {import('../e2e/setup/progress.js').Progress} progress
 */
export async function buildApp(progress) {
  const now = await inputs();
  const before = await readFile(mark, 'utf8').catch(() => ''); // never built
  if (before === now) return;
  await progress.item(
    'app',
    () =>
      run('npm', ['run', 'build'], {
        cwd: root,
        env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
      }),
    {
      done: 'built',
    },
  );
  await writeFile(mark, now);
}
