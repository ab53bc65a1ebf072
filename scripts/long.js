// @ts-check
import { longs } from './long/names.js';
import { runPrepared } from './run-prepared.js';
import { stream } from './stream.js';

const [name, ...more] = process.argv.slice(2);
const found = longs.find((one) => one.name === name);

if (found && more.length === 0) {
  await runPrepared(({ stop }) =>
    stream(['npx', 'vitest', 'run', '--project', 'long', found.file], { stop }),
  );
} else {
  process.stderr.write('npm run long -- NAME\n');
  for (const one of longs) process.stderr.write(`  ${one.name.padEnd(12)} ${one.what}\n`);
  process.exitCode = 2;
}
