// @ts-check
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Rooms and what belongs to them; the order of the table. */
const rooms = ['app', 'components', 'shared', 'server', 'e2e', 'scripts', 'bench'];
const isTest = (/** @type {string} */ path) => /\.(test|spec)\.[a-z]+$/.test(path);

/** @param {string} path */
function measure(path) {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  const comments = lines.filter((line) => /^\s*(\/\/|\/\*|\*|#)/.test(line)).length;
  // `import { a as b }` renames and asserts nothing.
  const text = lines
    .filter((line) => !/^\s*(\/\/|\/\*|\*)/.test(line))
    .join('\n')
    .replaceAll(/^(?:import|export) (?:type )?(?:\* as \w+|\{[^}]*\}).*$/gm, '');
  return {
    lines: lines.length,
    comments,
    any: text.match(/[:<|]\s*any\b|\bas any\b/g)?.length ?? 0,
    // Words of a sentence assert nothing: a type has a capital, a bracket or is one of TypeScript's own.
    as:
      text.match(
        /\bas (?!const\b)(?:[A-Z]|[{([]|(?:keyof|typeof|readonly|object|string|number|boolean|bigint|symbol|undefined|unknown|never)\b)/g,
      )?.length ?? 0,
  };
}

/**
 * @param {number[]} sorted
 * @param {number} share
 */
const at = (sorted, share) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => /\.(ts|tsx|js|go|sh)$/.test(path));
const head = [
  'room',
  'files',
  'median',
  'p90',
  'max',
  'comments',
  'any/1000',
  'as/1000',
  'tests/source',
];
const rows = [...rooms, 'all'].map((room) => {
  const own = files.filter((path) => room === 'all' || path.startsWith(`${room}/`));
  const source = own.filter((path) => !isTest(path)).map(measure);
  const sizes = source.map(({ lines }) => lines).toSorted((a, b) => a - b);
  const sum = (/** @type {'lines' | 'comments' | 'any' | 'as'} */ what) =>
    source.reduce((total, one) => total + one[what], 0);
  const tests = own
    .filter(isTest)
    .map(measure)
    .reduce((total, { lines }) => total + lines, 0);
  const per = (/** @type {number} */ count) =>
    ((1000 * count) / Math.max(1, sum('lines'))).toFixed(1);
  return [
    room,
    source.length,
    at(sizes, 0.5),
    at(sizes, 0.9),
    sizes.at(-1) ?? 0,
    `${Math.round((100 * sum('comments')) / Math.max(1, sum('lines')))} %`,
    per(sum('any')),
    per(sum('as')),
    (tests / Math.max(1, sum('lines'))).toFixed(2),
  ].map(String);
});
const line = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`;
process.stdout.write(
  `${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n`,
);
