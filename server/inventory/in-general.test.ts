import { expect, test } from 'vitest';

import { inGeneral } from './in-general';

const refusal = 'User "system:serviceaccount:certferry:server" cannot list secrets';

test('how many objects a cluster has is told only to who may see all of it', () => {
  expect(inGeneral({ state: 'loading', since: 1, loaded: 7_000 }, 'home')).toEqual({
    state: 'loading',
    since: 1,
    loaded: 0,
  });
});

test.each([
  { state: 'stale', readAt: 1, why: refusal },
  { state: 'unreachable', since: 1, why: refusal },
  { state: 'forbidden', why: refusal },
] as const)("of $state the time stays, and the server's own refusal does not", (freshness) => {
  const told = inGeneral(freshness, 'home');
  expect(told).toMatchObject({ ...freshness, why: expect.stringContaining('cluster home') });
  expect(JSON.stringify(told)).not.toContain('system:serviceaccount');
});

test('what is live stays as it is', () => {
  const live = { state: 'live', readAt: 1 } as const;
  expect(inGeneral(live, 'home')).toEqual(live);
});
