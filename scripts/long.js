// @ts-check
import { contained } from '../e2e/setup/contained.js';
import { progress as makeProgress } from '../e2e/setup/progress.js';
import { longs } from './long/names.js';
import { prepare } from './prepare.js';
import { stream } from './stream.js';

/** @param {AbortSignal} stop */
async function long(stop) {
  const [name, ...more] = process.argv.slice(2);
  const found = longs.find((one) => one.name === name);
  if (!found || more.length > 0) {
    process.stderr.write('npm run long -- NAME\n');
    for (const one of longs) process.stderr.write(`  ${one.name.padEnd(12)} ${one.what}\n`);
    return 2;
  }
  const progress = makeProgress();
  await prepare({ freeGiB: 15, toBuild: [] }, progress);
  return stream(['npx', 'vitest', 'run', '--project', 'long', found.file], stop);
}

await contained(long);
