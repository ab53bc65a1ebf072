import { expect, test } from 'vitest';

import { leaderFinding, leaderOf } from './leader-of';

const now = Date.parse('2026-11-24T10:00:00Z');
const lease = (spec: object) => ({
  spec: {
    holderIdentity: 'cert-manager-7d-x1-external-cert-manager-controller',
    leaseDurationSeconds: 60,
    acquireTime: '2026-11-24T09:00:00.000000Z',
    renewTime: '2026-11-24T09:59:50.000000Z',
    ...spec,
  },
});
const pods = ['cert-manager-7d-x1', 'cert-manager-7d-x2'];
const at = { namespace: 'kube-system', podsKnown: true };

test('the holder of a fresh Lease leads, since it took it', () => {
  const leader = leaderOf(lease({}), pods, now);
  expect(leader).toMatchObject({ is: 'leads', pod: pods[0], since: now - 3_600_000 });
  expect(leaderFinding('controller', leader, at)).toMatchObject({
    code: 'leader-found',
    severity: 'tells',
  });
});

test('the cainjector names itself by its pod and a uuid', () => {
  const holderIdentity = 'cert-manager-7d-x2_1f0c';
  expect(leaderOf(lease({ holderIdentity }), pods, now)).toMatchObject({ pod: pods[1] });
});

test.each([
  ['a Lease that is late', lease({ renewTime: '2026-11-24T09:58:59Z' }), 'late', 'breaks'],
  ['a Lease that was never renewed', lease({ renewTime: undefined }), 'late', 'breaks'],
  ['a Lease that was given up', lease({ holderIdentity: '' }), 'nobody', 'breaks'],
  ['no Lease', undefined, 'nobody', 'breaks'],
])('of %s: %3$s', (_, one, is, severity) => {
  const leader = leaderOf(one, pods, now);
  expect(leader.is).toBe(is);
  expect(leaderFinding('controller', leader, at).severity).toBe(severity);
});

test('a Lease held by somebody else is told, unless it is not known which pods there are', () => {
  const leader = leaderOf(lease({ holderIdentity: 'foo-1_x' }), pods, now);
  expect(leaderFinding('controller', leader, at).code).toBe('leader-elsewhere');
  expect(leaderFinding('controller', leader, { ...at, podsKnown: false }).code).toBe(
    'leader-found',
  );
});

test('without election there is nothing to wait for', () => {
  expect(leaderFinding('controller', { is: 'not-elected' }, at).severity).toBe('tells');
});
