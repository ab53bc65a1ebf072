import { expect, test } from 'vitest';

import { bundlesAnswer, hiddenSentence } from './bundles-answer';

const bundle = {
  id: 'b',
  cluster: 'prod',
  server: '',
  takenAt: 1_000,
  by: 'ada',
  size: 1,
  sha256: 'ab',
  encrypted: false,
  namespaces: [],
  counts: { certificates: 1, issuers: 1, clusterIssuers: 0, secrets: 1 },
  dryRun: { checked: 1, problems: 0 },
};
const list = { bundles: [], hidden: 0, strays: [], now: 0 };

test('the age of the newest bundle is the answer', () => {
  const bundles = [{ ...bundle, takenAt: 61_000 }, bundle];
  expect(bundlesAnswer({ ...list, bundles }, 121_000)).toBe('The newest bundle is 1 m old');
});

test('hidden bundles are not none', () => {
  expect(bundlesAnswer(list, 0)).toBe('No bundle yet');
  expect(bundlesAnswer({ ...list, hidden: 2 }, 0)).toBe('No bundle that you may see');
});

test('what is hidden is counted and explained', () => {
  expect(hiddenSentence(0, 3)).toBe('');
  expect(hiddenSentence(2, 3)).toBe('2 more hold Secrets of namespaces that you may not read.');
  expect(hiddenSentence(1, 0)).toBe('1 bundle holds Secrets of namespaces that you may not read.');
});
