// @ts-check
import { writeFile } from 'node:fs/promises';
import { cpus, release, totalmem } from 'node:os';
import { join } from 'node:path';

/**
 * @typedef {object} Row
 * @property {string} what
 * @property {string} unit
 * @property {number | null} ours
 * @property {number | null} contender
 * @property {string} contenderName
 * @property {number | null} ratio ours / contender
 * @property {number | string | null} goal
 * @property {boolean | null} met
 * @property {string} spread lowest to highest of the repeats
 */

/** What the figures were measured on; no name of the machine itself. */
export function machine() {
  const gib = Math.round(totalmem() / 2 ** 30);
  // what comes after the number names whose kernel it is
  const kernel = /^[\d.]+/.exec(release())?.[0];
  return `${cpus().length} cores ${cpus()[0]?.model ?? ''}, ${gib} GiB, Linux ${kernel}, Node ${process.version}`;
}

/** @param {number | string | boolean | null} value */
function cell(value) {
  if (value === null) return '–';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return String(Number(value.toPrecision(4)));
  return value;
}

/**
 * Writes bench/results/<name>.json and prints it as a table.
 * @param {{ name: string, versions: Record<string, string>, rows: readonly Row[] }} result
 */
export async function writeResult({ name, versions, rows }) {
  const result = { name, when: new Date().toISOString(), machine: machine(), versions, rows };
  await writeFile(
    join(import.meta.dirname, 'results', `${name}.json`),
    `${JSON.stringify(result, null, 2)}\n`,
  );
  const head = ['what', 'unit', 'ours', 'contender', 'which', 'ratio', 'goal', 'met', 'spread'];
  const lines = rows.map((row) => [
    row.what,
    row.unit,
    cell(row.ours),
    cell(row.contender),
    row.contenderName,
    cell(row.ratio),
    cell(row.goal),
    cell(row.met),
    row.spread,
  ]);
  const widths = head.map((title, column) =>
    Math.max(title.length, ...lines.map((line) => line[column]?.length ?? 0)),
  );
  for (const line of [head, ...lines])
    process.stdout.write(
      `${line
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()}\n`,
    );
}
