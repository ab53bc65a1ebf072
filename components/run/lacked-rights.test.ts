import { expect, test } from 'vitest';

import { lackedRights } from './lacked-rights';

const right = { verb: 'patch', group: '', resource: 'configmaps', namespace: 'certferry' };
const steer = { ...right, to: 'pause the run' };

test('who lacks nothing is told nothing', () => {
  expect(lackedRights([])).toBeUndefined();
});

test('the first rights that are missing are named, and how many there are besides', () => {
  expect(lackedRights([steer])).toBe('You lack: patch configmaps in certferry, to pause the run.');
  expect(lackedRights([steer, steer, steer, steer, steer])).toMatch(/; .*; .* and 2 more\.$/);
});
