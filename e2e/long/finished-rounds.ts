import { createHash } from 'node:crypto';
import { appendFile, mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { filesOf } from '../setup/built.js';
import { cacheFolder } from '../setup/cache.js';

const root = join(import.meta.dirname, '..', '..');

/**
 * Rounds that ended well before the run was cut off; a run begins where the one before it ended.
 * What another state of the server's code has shown does not count for this one.
 */
export async function finishedRounds<Result>(name: string) {
  const code = await filesOf(join(root, 'server'), join(root, 'shared'), join(root, 'e2e', 'long'));
  const hash = createHash('sha256').update(JSON.stringify(code)).digest('hex').slice(0, 12);
  const path = join(cacheFolder(), 'long', `${name}-${hash}.jsonl`);
  return {
    async read(): Promise<Map<number, Result>> {
      const text = await readFile(path, 'utf8').catch(() => ''); // none yet
      return new Map(text.split('\n').flatMap((line) => parsed<Result>(line)));
    },
    async add(round: number, result: Result): Promise<void> {
      await mkdir(dirname(path), { recursive: true });
      await appendFile(path, `\n${JSON.stringify({ round, result })}\n`);
    },
    clear: () => rm(path, { force: true }),
  };
}

/** A line that was cut off is a round to be played again. */
function parsed<Result>(line: string): [number, Result][] {
  try {
    const { round, result }: { round: number; result: Result } = JSON.parse(line);
    return [[round, result]];
  } catch {
    // cut off, or empty
    return [];
  }
}
