import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'certferry-imports-'));
const rule = 'no-restricted-imports';

/** `| api | auth, wizards, kube (logs) |` of docs/architecture.md: each room, what it may import, what as types only. */
function readTable(): Map<string, { all: Set<string>; types: Set<string> }> {
  const text = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
  const rows = (text.split(/\| room +\| may import +\|/)[1] ?? '').split('\n\n')[0] ?? '';
  const table = new Map<string, { all: Set<string>; types: Set<string> }>();
  for (const row of rows.split('\n').filter((line) => /^\| [a-z]/.test(line))) {
    const [rooms = '', allowed = ''] = row.split('|').slice(1, 3);
    const all = new Set<string>();
    const types = new Set<string>();
    for (const words of allowed.split(/[,;]/).map((part) => part.trim())) {
      const ofTypes = words.startsWith('types of ') || words.includes('(types)');
      const room = words.replace('types of ', '').replace('server/', '').replace(/ .*/, '');
      if (room && room !== '–') (ofTypes ? types : all).add(room);
    }
    for (const room of rooms.split(',')) table.set(room.trim(), { all, types });
  }
  return table;
}

const table = readTable();
const everywhere = table.get('all')?.all ?? new Set<string>();
table.delete('all');
table.set('shared', { all: new Set(), types: new Set() });
const rooms = [...table.keys()];
const outside = new Set(['app', 'components', 'shared']);
const placeOf = (room: string) => (outside.has(room) ? room : `server/${room}`);

interface Case {
  readonly file: string;
  readonly from: string;
  readonly to: string;
  readonly ofTypes: boolean;
  readonly allowed: boolean;
}

function mayImport(from: string, to: string, ofTypes: boolean): boolean {
  if (from === to || (everywhere.has(to) && from !== 'shared')) return true;
  const row = table.get(from);
  return (row?.all.has(to) ?? false) || (ofTypes && (row?.types.has(to) ?? false));
}

/** How that file names the other room: below the root, or from where it is. */
function specifiers(from: string, depth: number, to: string): string[] {
  const up = '../'.repeat(depth + placeOf(from).split('/').length);
  const near = outside.has(from) || outside.has(to) ? [] : [`${'../'.repeat(1 + depth)}${to}/y`];
  return [`@/${placeOf(to)}/y`, `${up}${placeOf(to)}/y`, ...near];
}

function written(from: string, to: string): Case[] {
  const cases: Case[] = [];
  for (const ofTypes of [false, true])
    for (const depth of [0, 1])
      for (const [index, specifier] of specifiers(from, depth, to).entries()) {
        const name = `${to}-${ofTypes ? 'type' : 'value'}-${index}.ts`;
        const file = join(placeOf(from), depth ? 'deep' : '', name);
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        const what = ofTypes ? 'type { y }' : '{ y }';
        writeFileSync(
          join(folder, file),
          `import ${what} from '${specifier}';\nexport ${ofTypes ? 'type X = typeof y' : 'const x = y'};\n`,
        );
        cases.push({ file, from, to, ofTypes, allowed: mayImport(from, to, ofTypes) });
      }
  return cases;
}

let cases: Case[] = [];
let refused = new Set<string>();

beforeAll(() => {
  cpSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  cases = rooms.flatMap((from) => rooms.flatMap((to) => (from === to ? [] : written(from, to))));
  const oxlint = join(root, 'node_modules/.bin/oxlint');
  const { stdout } = spawnSync(oxlint, ['--format', 'json'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  const { diagnostics }: { diagnostics: { code: string; filename: string }[] } = JSON.parse(stdout);
  refused = new Set(
    diagnostics.filter(({ code }) => code.includes(rule)).map(({ filename }) => filename),
  );
});

afterAll(() => rmSync(folder, { recursive: true }));

const told = ({ file, from, to, ofTypes }: Case) =>
  `${from} -> ${to}${ofTypes ? ' (types)' : ''}: ${file}`;

test('the table of the architecture page is read whole', () => {
  expect(rooms.toSorted().join(' ')).toBe(
    'api app auth bundles components domain engine guards helm inventory kube shared steps wizards',
  );
  expect([...everywhere]).toEqual(['shared']);
  expect(cases.length).toBeGreaterThan(1_000);
});

test('the linter refuses exactly the imports that the table does not allow', () => {
  const wrong = {
    'let through': cases.filter(({ file, allowed }) => !allowed && !refused.has(file)).map(told),
    'refused although allowed': cases
      .filter(({ file, allowed }) => allowed && refused.has(file))
      .map(told),
  };
  expect(wrong).toEqual({ 'let through': [], 'refused although allowed': [] });
});

test('every room of the server is a room of the table', () => {
  const folders = execFileSync('ls', ['-p', join(root, 'server')], { encoding: 'utf8' })
    .split('\n')
    .filter((entry) => entry.endsWith('/'))
    .map((entry) => entry.slice(0, -1));
  for (const one of folders) expect(rooms).toContain(one);
});
