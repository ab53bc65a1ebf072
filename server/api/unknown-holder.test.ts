import { expect, test } from 'vitest';

import { unknownHolder } from './unknown-holder';

const why = 'Run a1 cannot be read. Give the cluster back with: kubectl delete lease cluster';

test('who holds the cluster must be known to a run that would hold it, and to no other', () => {
  expect(unknownHolder(why, true)).toMatchObject([{ severity: 'blocks', remedy: why }]);
  expect(unknownHolder(why, false)).toEqual([]);
  expect(unknownHolder(undefined, true)).toEqual([]);
});
