// @ts-check
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The end of every log of a node, for the message about one that did not come up.
 * @param {string} folder
 */
export async function lastLines(folder) {
  const texts = [];
  for (const file of await readdir(join(folder, 'log'))) {
    const lines = (await readFile(join(folder, 'log', file), 'utf8')).trimEnd().split('\n');
    texts.push(`== ${file}`, ...lines.slice(-4).map((line) => line.slice(0, 400)));
  }
  return texts.join('\n');
}
