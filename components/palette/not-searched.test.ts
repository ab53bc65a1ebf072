import { expect, test } from 'vitest';

import type { Freshness } from '@/shared/freshness';

import { withNotSearched } from './not-searched';

const live = { state: 'live', readAt: 1 } as const;
const loading = { state: 'loading', since: 1, loaded: 7 } as const;
const forbidden = { state: 'forbidden', why: 'x' } as const;

function searched(secrets: Freshness, issuers: Freshness, found: number) {
  const none = { rows: [], found: 0, freshness: live };
  return {
    certificates: { ...none, found },
    issuers: { ...none, freshness: { issuers, clusterissuers: live } },
    secrets: { ...none, freshness: secrets },
    requests: none,
    orders: none,
    challenges: none,
  };
}

test('where everything was searched, nothing is added', () => {
  expect(withNotSearched('1 object found', searched(live, live, 1))).toBe('1 object found');
});

test('that nothing was found is not said of what was not searched', () => {
  expect(withNotSearched('No object has this in it.', searched(loading, forbidden, 0))).toBe(
    'Nothing was found so far. Not all was searched: Issuers may not be read by you, Secrets are still being read.',
  );
  expect(withNotSearched('1 object found', searched(forbidden, live, 1))).toBe(
    '1 object found. Not all was searched: Secrets may not be read by you.',
  );
});
