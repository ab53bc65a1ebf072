import { expect, test } from 'vitest';

import { needsPerson } from './needs-person';

const sound = { state: 'sound' } as const;
const mismatch = { state: 'mismatch', why: '' } as const;

test('who is ready, or has no Certificate, needs a person only for a pair that is not sound', () => {
  for (const state of [{ state: 'ready' }, { state: 'unmanaged', why: '' }] as const) {
    expect(needsPerson({ state, secret: sound })).toBe(false);
    expect(needsPerson({ state, secret: { state: 'unknown', why: '' } })).toBe(false);
    expect(needsPerson({ state, secret: mismatch })).toBe(true);
  }
});

test('what is being issued needs nobody, and what has expired does', () => {
  expect(needsPerson({ state: { state: 'issuing', why: '' }, secret: mismatch })).toBe(false);
  expect(needsPerson({ state: { state: 'expired', since: 0, why: '' }, secret: sound })).toBe(true);
});
