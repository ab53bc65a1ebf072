import { expect, test } from 'vitest';

import { checkStoredVersions, crdMode, crdNames } from './crd-mode';

const release = { name: 'cert-manager', namespace: 'cert-manager' };
const all = new Set<string>(crdNames);
const none = new Set<string>();

const crd = (name: string, annotations: object = {}) => ({ metadata: { name, annotations } });
const plain = crdNames.map((name) => crd(name));
const owned = (by: string) =>
  crdNames.map((name) =>
    crd(name, {
      'meta.helm.sh/release-name': by,
      'meta.helm.sh/release-namespace': 'cert-manager',
    }),
  );

test('CRDs in the manifest are Helm’s, whatever they carry', () => {
  expect(crdMode(all, plain, release)).toEqual({ is: 'helm' });
  expect(crdMode(all, owned('cert-manager'), release)).toEqual({ is: 'helm' });
});

test('CRDs out of the manifest are separate, those that this release once kept as well', () => {
  expect(crdMode(none, plain, release)).toEqual({ is: 'separate' });
  expect(crdMode(none, owned('cert-manager'), release)).toEqual({ is: 'separate' });
});

test.each<[string, Set<string>, object[], RegExp]>([
  [
    'some in the manifest',
    new Set([crdNames[0]]),
    plain,
    /certificaterequests\S+ are the release's/,
  ],
  ['one missing', all, plain.slice(1), /certificaterequests\.cert-manager\.io are missing/],
  ['no CRD at all', none, [], /are missing/],
  ['another release', none, owned('other'), /belong to Helm release cert-manager\/other/],
])('%s is a mixture, which blocks', (_, inManifest, crds, told) => {
  expect(crdMode(inManifest, crds, release)).toMatchObject({
    is: 'blocked',
    finding: { code: 'crds-mixed', severity: 'blocks', sentence: expect.stringMatching(told) },
  });
});

const stored = (...storedVersions: string[]) => ({
  ...crd('certificates.cert-manager.io'),
  status: { storedVersions },
});
const target = [
  { metadata: { name: 'certificates.cert-manager.io' }, spec: { versions: [{ name: 'v1' }] } },
];

test('a stored version that the new CRD lacks blocks, and says how to migrate', () => {
  expect(checkStoredVersions([stored('v1alpha2', 'v1')], target)).toMatchObject([
    {
      code: 'stored-versions',
      severity: 'blocks',
      object: { name: 'certificates.cert-manager.io' },
      sentence: expect.stringContaining('stored as v1alpha2,'),
      remedy: expect.stringContaining('cmctl upgrade migrate-api-version'),
    },
  ]);
  expect(checkStoredVersions([stored('v1')], target)).toEqual([]);
  expect(checkStoredVersions([stored()], target)).toEqual([]);
});
