// @ts-check
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import { runPrepared } from './run-prepared.js';
import { stream } from './stream.js';

const folder = join(import.meta.dirname, '..', 'bench');

/** The benchmarks by their names: `NAME.bench.ts`, or the plain upgrade of the test bed. */
async function names() {
  const files = await readdir(folder);
  return [
    ...files
      .filter((file) => file.endsWith('.bench.ts'))
      .map((file) => file.slice(0, -'.bench.ts'.length)),
    'contender',
  ];
}

/** @param {import('./run-prepared.js').Run} run */
async function bench({ stop }) {
  for (const name of wanted) {
    const code =
      name === 'contender'
        ? await contender()
        : await stream(['npx', 'vitest', 'run', '--project', 'bench', `bench/${name}.bench.ts`], {
            stop,
          });
    if (code !== 0) return code;
  }
  return 0;
}

async function contender() {
  const { contender: run } = await import('../e2e/releases/contender.js');
  await run();
  return 0;
}

const known = await names();
const wanted = process.argv.slice(2);
if (wanted.length > 0 && wanted.every((name) => known.includes(name))) await runPrepared(bench);
else {
  process.stderr.write(`npm run bench -- NAME, where NAME is one of: ${known.join(', ')}\n`);
  process.exitCode = 2;
}
