import { expect, test } from 'vitest';

import { verdict } from './run.fixture';
import { verdictRows } from './verdict-rows';

const named = (name: string) => [{ namespace: 'shop', name, why: 'so it is' }];

test('a kept verdict without renewals has no rows', () => {
  expect(verdictRows(verdict)).toEqual([]);
});

test('what is wrong comes first and only that is red', () => {
  const rows = verdictRows({
    ...verdict,
    renewedAsDue: named('due'),
    added: named('new'),
    foreign: named('theirs'),
    lost: named('lost'),
    unexpected: named('other'),
    newlyFailing: named('failing'),
    requests: { ...verdict.requests, unexpected: named('request') },
  });
  expect(rows.map(({ name }) => name)).toEqual([
    'lost',
    'other',
    'failing',
    'request',
    'theirs',
    'new',
    'due',
  ]);
  expect(rows.filter(({ tone }) => tone === 'bad')).toHaveLength(4);
});
