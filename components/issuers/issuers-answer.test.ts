import { expect, test } from 'vitest';

import { issuersAnswer, issuersCounted } from './issuers-answer';

const live = { state: 'live', readAt: 1 } as const;
const forbidden = { state: 'forbidden', why: 'You may not list them.' } as const;
const loading = { state: 'loading', since: 1, loaded: 3 } as const;

const answer = (needPerson: number, total: number, more = {}) =>
  issuersAnswer({ needPerson, total, freshness: { issuers: live, clusterissuers: live, ...more } });

test('says how many of how many cannot sign', () => {
  expect(answer(2, 9)).toBe('2 of 9 issuers need you');
  expect(answer(1, 9)).toBe('1 of 9 issuers needs you');
  expect(answer(0, 9)).toBe('All 9 issuers are ready');
  expect(answer(0, 1)).toBe('The one issuer is ready');
  expect(answer(1, 1)).toBe('The one issuer needs you');
  expect(answer(0, 0)).toBe('No issuers to see');
});

test('where one kind may not be read, the answer is for the other', () => {
  expect(answer(0, 3, { clusterissuers: forbidden })).toBe(
    'All 3 issuers that you may see are ready',
  );
  expect(answer(0, 1, { issuers: forbidden })).toBe('The one issuer that you may see is ready');
  const freshness = { issuers: live, clusterissuers: forbidden };
  expect(issuersCounted({ total: 3, clusterWide: 0, seen: 2, freshness })).toBe(
    'ClusterIssuers may not be read, 3 Issuers in the 2 namespaces that you may see',
  );
});

test('while one kind is being read, nothing is said of all', () => {
  expect(answer(0, 3, { clusterissuers: loading })).toBe(
    'None of the 3 issuers read so far is known to need you',
  );
});

test('counts both kinds where both may be read', () => {
  const freshness = { issuers: live, clusterissuers: live };
  expect(issuersCounted({ total: 12, clusterWide: 3, freshness })).toBe(
    '3 ClusterIssuers, 9 Issuers',
  );
});
