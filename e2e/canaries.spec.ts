import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { bed, cluster, tokenOf } from './browser/bed';
import { canaries, sung, writings } from './browser/canaries';
import { keptLeft, type LeftBehind, leftIn } from './browser/left-behind';
import { expect, test } from './browser/test';
import { isUp } from './cluster/is-up.js';
import { upgraded } from './hop-bed.js';

test.describe.configure({ mode: 'serial' });

let keys: ReadonlySet<string>;
let words: readonly string[] = [];
let left: readonly LeftBehind[] = [];

test.beforeAll(async () => {
  const all = [cluster, ...upgraded];
  const areUp = await Promise.all(all.map((one) => isUp(one)));
  const up = await Promise.all(all.filter((_, index) => areUp[index]).map(leftIn));
  left = [...keptLeft(), ...up];
  keys = canaries(left.flatMap(({ secrets }) => secrets));
  const kept = existsSync(bed.secrets) ? readFileSync(bed.secrets, 'utf8').trim().split('\n') : [];
  const people = ['everything', 'no-secrets', 'two-namespaces', 'nothing', 'expired'] as const;
  const tokens = people.map((person) => tokenOf(person).split('.')[2] ?? '');
  words = [...kept.map((line) => String(JSON.parse(line))), ...tokens].flatMap((one) =>
    writings(Buffer.from(one)),
  );
});

/** Pieces of keys, and markers, tokens and passphrases, in whatever writing. */
function found(text: string): string[] {
  return [...sung(text, keys), ...words.filter((word) => text.includes(word))];
}

function expectNothing(text: string, where: string): void {
  const at = found(text);
  // Not the text itself: it would print what it found.
  expect(at.length, `${where} holds ${at.length} pieces of what is secret`).toBe(0);
}

test('the hunt finds keys and markers in what was downloaded on purpose, the bundle', () => {
  test.skip(!existsSync(bed.downloaded), 'the tests of backups were not run');
  const bundle = gunzipSync(readFileSync(bed.downloaded)).toString('latin1');
  expect(sung(bundle, keys).length).toBeGreaterThan(1000);
  expect(words.filter((word) => bundle.includes(word)).length).toBeGreaterThan(0);
});

test('nothing that browsers and scripts received, and nothing that was printed, holds a piece of them', () => {
  const files = readdirSync(bed.heard);
  expect(files).toContain('shared-app');
  expect(files.length).toBeGreaterThan(1);
  for (const file of files)
    for (const text of readFileSync(join(bed.heard, file), 'latin1').split('\n== '))
      expectNothing(text, text.split('\n', 1)[0] ?? file);
});

test('no journal and no Event holds a piece of them', () => {
  let journals = 0;
  for (const one of left) {
    for (const map of one.journals) {
      journals += 1;
      const packed = Object.values(map.binaryData ?? {}).map((data) => unpacked(data));
      const texts = [...Object.values(map.data ?? {}), ...packed, JSON.stringify(map)];
      for (const text of texts)
        expectNothing(text, `ConfigMap ${map.metadata.name} of ${one.cluster}`);
    }
    for (const event of one.events)
      expectNothing(JSON.stringify(event), `Event ${event.metadata.name} of ${one.cluster}`);
  }
  if (left.length > 1) expect(journals).toBeGreaterThan(5);
});

function unpacked(data: string): string {
  const bytes = Buffer.from(data, 'base64');
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('latin1');
}
