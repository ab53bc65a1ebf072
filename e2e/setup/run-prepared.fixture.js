// @ts-check
import { tmpdir } from 'node:os';

import { runPrepared } from '../../scripts/run-prepared.js';

await runPrepared(async () => {
  process.stdout.write(`${tmpdir()}\n`);
  // as a build that knows nothing of being stopped
  return new Promise(() => setInterval(() => {}, 60_000));
});
