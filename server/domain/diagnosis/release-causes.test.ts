import { expect, test } from 'vitest';

import { now } from './chain.fixture';
import { releaseCauses } from './release-causes';

const record = {
  namespace: 'cert-manager',
  name: 'cm',
  revision: 3,
  status: 'failed',
  secretName: 'sh.helm.release.v1.cm.v3',
  changedAt: now,
};
const immutable =
  'Upgrade "cm" failed: Deployment.apps "cert-manager" is invalid: spec.selector: Invalid value: x: field is immutable';

test('what Helm wrote of a failure is quoted with the Secret that holds it', () => {
  expect(releaseCauses({ ...record, description: immutable })).toMatchObject([
    {
      sentence: expect.stringContaining(
        `Secret cert-manager/sh.helm.release.v1.cm.v3 says: “${immutable}”`,
      ),
      link: { kind: 'Secret', namespace: 'cert-manager', name: 'sh.helm.release.v1.cm.v3' },
      symptoms: [{ id: 'API-10' }],
    },
  ]);
  expect(releaseCauses({ ...record, status: 'deployed', description: immutable })).toEqual([]);
  expect(releaseCauses({ ...record, description: 'Upgrade "cm" failed: who knows' })).toEqual([]);
  expect(releaseCauses(record)).toEqual([]);
});

test('a record that is pending is what Helm takes for another operation', () => {
  const [cause] = releaseCauses({ ...record, status: 'pending-upgrade' });
  expect(cause?.symptoms[0]?.id).toBe('API-07');
  expect(cause?.sentence).toContain('holds revision 3 of release cm as pending-upgrade');
});
