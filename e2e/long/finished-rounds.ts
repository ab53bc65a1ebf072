import { appendFile, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { cacheFolder } from '../setup/cache.js';

/** Rounds that ended well before the run was cut off; a run begins where the one before it ended. */
export function finishedRounds<Result>(name: string) {
  const path = join(cacheFolder(), 'long', `${name}.jsonl`);
  return {
    async read(): Promise<Map<number, Result>> {
      const text = await readFile(path, 'utf8').catch(() => ''); // none yet
      const lines: { round: number; result: Result }[] = text
        .split('\n')
        .filter((line) => line.endsWith('}'))
        .map((line) => JSON.parse(line));
      return new Map(lines.map(({ round, result }) => [round, result]));
    },
    async add(round: number, result: Result): Promise<void> {
      await mkdir(dirname(path), { recursive: true });
      await appendFile(path, `${JSON.stringify({ round, result })}\n`);
    },
    clear: () => rm(path, { force: true }),
  };
}
