import { expect, test } from 'vitest';

import { isTroubled, needsPerson } from './needs-person';

const sound = { state: 'sound' } as const;
const mismatch = { state: 'mismatch', why: '' } as const;

test('who is ready, or has no Certificate, needs a person only for a pair that is not sound', () => {
  for (const state of [{ state: 'ready' }, { state: 'unmanaged', why: '' }] as const) {
    expect(needsPerson({ state, secret: sound })).toBe(false);
    expect(needsPerson({ state, secret: { state: 'unknown', why: '' } })).toBe(false);
    expect(needsPerson({ state, secret: mismatch })).toBe(true);
  }
});

test('what has expired or does not go on needs somebody', () => {
  expect(needsPerson({ state: { state: 'expired', since: 0, why: '' }, secret: sound })).toBe(true);
  const failing = { state: 'failing', reason: 'IssuanceStuck', why: '' } as const;
  expect(needsPerson({ state: failing, secret: sound })).toBe(true);
});

test('what is being issued needs nobody, unless what is stored meanwhile is refused', () => {
  const issuing = { state: 'issuing', why: '' } as const;
  const missing = { state: 'missing', why: '' } as const;
  const broken = { state: 'broken', why: '' } as const;
  expect(needsPerson({ state: issuing, secret: sound, revision: 1 })).toBe(false);
  // Other names than are asked for are what the issuance is for.
  expect(needsPerson({ state: issuing, secret: broken, revision: 1 })).toBe(false);
  expect(needsPerson({ state: issuing, secret: mismatch, revision: 1 })).toBe(true);
  expect(needsPerson({ state: issuing, secret: missing, revision: 1 })).toBe(true);
  expect(needsPerson({ state: issuing, secret: missing })).toBe(false);
});

test('a pair is troubled where it is known not to be sound; a key alone and what is unknown are not', () => {
  const states = ['broken', 'ending', 'outlives', 'expired', 'missing'] as const;
  for (const state of states) expect(isTroubled({ state, why: '' })).toBe(true);
  for (const state of ['unknown', 'key-only'] as const)
    expect(isTroubled({ state, why: '' })).toBe(false);
  expect(isTroubled(sound)).toBe(false);
});
