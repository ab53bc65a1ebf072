import { expect, test } from 'vitest';

import { checkKubernetes } from './kubernetes-range';
import { chooseTarget, parseVersion } from './upgrade-path';

const offered = [
  'v1.20.0',
  'v1.20.3',
  'v1.20.4',
  'v1.21.0',
  'v1.21.1',
  'v1.21.10',
  'v1.21.2',
  'v1.21.11-alpha.0',
  'v1.22.0',
  'v1.19.0',
  'v1.19.5',
  'latest',
];

test.each([
  ['v1.20.3', { major: 1, minor: 20, patch: 3, pre: '' }],
  ['1.20.3', { major: 1, minor: 20, patch: 3, pre: '' }],
  ['v1.21.0-alpha.1', { major: 1, minor: 21, patch: 0, pre: 'alpha.1' }],
  ['v1.33.13+k3s1', { major: 1, minor: 33, patch: 13, pre: '' }],
])('%s is a version', (text, version) => {
  expect(parseVersion(text)).toEqual(version);
});

test.each(['', 'latest', '1.20', 'v1.20', 'v1.20.3.4', 'x1.20.3', `v${'9'.repeat(30)}.1.1`])(
  '%j is none',
  (text) => {
    expect(parseVersion(text)).toBeUndefined();
  },
);

test('without a wish it is the newest patch of the next minor, counted and not spelled', () => {
  expect(chooseTarget('v1.20.3', '', offered)).toEqual({
    is: 'target',
    version: 'v1.21.10',
    findings: [],
  });
  expect(chooseTarget('v1.18.6', '', offered)).toMatchObject({ version: 'v1.19.5' });
});

test.each([
  ['v1.20.3', 'v1.21.10'],
  ['v1.20.3', '1.21.10'],
  ['v1.20.3', 'v1.20.4'],
  ['v1.19.5', 'v1.20.4'],
])('from %s to %s is a way', (from, to) => {
  expect(chooseTarget(from, to, offered)).toMatchObject({ is: 'target', findings: [] });
});

test('an older patch is a way, with a word about the newest', () => {
  expect(chooseTarget('v1.20.3', 'v1.21.2', offered)).toMatchObject({
    is: 'target',
    version: 'v1.21.2',
    findings: [
      {
        code: 'newer-patch',
        severity: 'warns',
        sentence: 'v1.21.2 is not the newest patch: v1.21.10 is offered.',
      },
    ],
  });
});

test.each([
  ['v1.20.3', 'v1.20.3', 'nothing-to-do'],
  ['v1.21.2', 'v1.20.4', 'downgrade'],
  ['v1.21.2', 'v1.21.1', 'downgrade'],
  ['v1.19.5', 'v1.21.2', 'skips-minors'],
  ['v1.20.3', 'v2.0.0', 'skips-minors'],
  ['v1.20.3', 'v1.21.0', 'target-harmful'],
  ['v1.18.6', 'v1.19.0', 'target-harmful'],
  ['v1.13.6', 'v1.14.0', 'target-harmful'],
  ['v1.20.3', 'v1.21.7', 'target-not-offered'],
  ['v1.20.3', 'newest', 'target-invalid'],
  ['v1.22.0', '', 'nothing-newer'],
  ['unknown', '', 'version-unknown'],
])('from %s to %j is blocked: %s', (from, to, code) => {
  expect(chooseTarget(from, to, offered)).toMatchObject({
    is: 'blocked',
    finding: { code, severity: 'blocks' },
  });
});

test('a harmful release is not chosen even where it is the only one', () => {
  expect(chooseTarget('v1.20.3', '', ['v1.21.0'])).toMatchObject({
    finding: { code: 'nothing-newer' },
  });
});

test.each([
  ['v1.21.2', 'v1.33.13', 'kubernetes-tested', 'tells'],
  ['v1.21.2', 'v1.36.0', 'kubernetes-tested', 'tells'],
  ['v1.21.2', 'v1.32.9+eks', 'kubernetes-too-old', 'blocks'],
  ['v1.20.3', 'v1.36.1', 'kubernetes-too-new', 'warns'],
  ['v1.99.0', 'v1.33.0', 'kubernetes-unknown', 'warns'],
  ['v1.21.2', 'main', 'kubernetes-unknown', 'warns'],
])('cert-manager %s on Kubernetes %s: %s', (certManager, kubernetes, code, severity) => {
  expect(checkKubernetes(certManager, kubernetes)).toMatchObject({ code, severity });
});
