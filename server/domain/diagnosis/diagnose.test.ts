import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { diagnose } from './diagnose';
import type { Place } from './symptom';
import { symptoms } from './symptoms';

const ids = (text: string, place: Place) => diagnose(text, place).map(({ id }) => id);
const places: readonly Place[] = [...new Set(symptoms.flatMap((one) => one.places))];
test('there are 104 symptoms, each with its own id, in words, with a source', () => {
  expect(new Set(symptoms.map(({ id }) => id)).size).toBe(104);
  const bare = symptoms.filter(
    ({ title, explanation, remedy, source }) =>
      title.length < 10 ||
      !explanation.endsWith('.') ||
      !remedy.endsWith('.') ||
      !URL.canParse(source),
  );
  expect([symptoms.length, bare]).toEqual([104, []]);
});

test('each that a text can tell has an example; the others are told by facts', () => {
  for (const { id, says, examples, places: found } of symptoms)
    expect([id, examples.length > 0, says !== undefined || found.includes('facts')]).toEqual([
      id,
      says !== undefined,
      true,
    ]);
});

test.each(symptoms.filter(({ examples }) => examples.length > 0))(
  '$id is recognised by its own words wherever they stand, and nothing else is',
  ({ id, examples, places: found }) => {
    for (const text of examples)
      for (const place of found.filter((one) => one !== 'facts')) {
        // A ClusterIssuer that lacks a Secret looks in another namespace than a person thinks.
        const lacksSecret = /secrets? "[^"]+" not found/.test(text) && id !== 'ISS-08';
        const wanted = lacksSecret && place.endsWith(' ClusterIssuer') ? 'ISS-10' : id;
        expect([place, text, ids(text, place)]).toEqual([place, text, [wanted]]);
      }
  },
);

test.each(symptoms)('$id is not seen in what only looks alike', ({ id, unlike }) => {
  for (const place of places) expect(ids(unlike, place)).not.toContain(id);
});

const harmless = readFileSync(new URL('harmless.fixture.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean);

test('a hundred harmless messages match nothing, wherever they stand', () => {
  expect(new Set(harmless).size).toBeGreaterThanOrEqual(100);
  for (const line of harmless)
    for (const place of places) expect([line, ...ids(line, place)]).toEqual([line]);
});

test('no text is so long or so odd that it cannot be read', () => {
  const odd = [
    'x'.repeat(200_000),
    'self check '.repeat(20_000),
    '"'.repeat(50_000),
    '\u0000\ud800',
  ];
  for (const text of odd)
    for (const place of places) expect(Array.isArray(ids(text, place))).toBe(true);
});

test('where nobody knows where a text comes from, it is looked for everywhere', () => {
  expect(diagnose('Error: unknown flag: --foo').map(({ id }) => id)).toEqual(['POD-02']);
  expect(diagnose('all is well')).toEqual([]);
});
