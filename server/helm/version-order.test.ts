import { expect, test } from 'vitest';

import { newestFirst, newestPatch } from './version-order';

const offered = [
  'v1.9.1',
  'v1.21.10',
  'latest',
  'v1.21.9',
  'v1.21.11-beta.0',
  'v1.21.11-alpha.10',
  '1.20.3',
  'sha256-abc.sig',
];

test('versions are ordered as numbers, releases before what came before them, and other tags left out', () => {
  expect(newestFirst(offered)).toEqual([
    'v1.21.11-beta.0',
    'v1.21.11-alpha.10',
    'v1.21.10',
    'v1.21.9',
    '1.20.3',
    'v1.9.1',
  ]);
});

test('the newest patch of a minor is a release', () => {
  expect(newestPatch(offered, '1.21')).toBe('v1.21.10');
  expect(newestPatch(offered, 'v1.20')).toBe('1.20.3');
  expect(newestPatch(offered, '1.22')).toBeUndefined();
});
