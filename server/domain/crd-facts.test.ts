import { expect, test } from 'vitest';

import { crdFacts, crdFindings } from './crd-facts';
import { crdNames } from './crd-mode';

const crd = (
  name: string,
  more: object = {},
  spec: object = { conversion: { strategy: 'None' } },
) => ({
  metadata: { name, labels: { 'app.kubernetes.io/version': 'v1.20.3' } },
  spec,
  status: {
    storedVersions: ['v1'],
    conditions: [{ type: 'NamesAccepted' }, { type: 'Established', status: 'True' }],
    ...more,
  },
});
const six = (first: object) => [first, ...crdNames.slice(1).map((name) => crd(name))];
const [name] = crdNames;
const codes = (crds: readonly object[], runs = true) =>
  crdFindings(
    crds.map((one) => crdFacts({ ...one })),
    runs,
  ).map(({ code, severity }) => `${code} ${severity}`);

test.each<[string, object, string[]]>([
  ['as they should be', crd(name), ['crds-in-order tells']],
  [
    'stored in an old version',
    crd(name, { storedVersions: ['v1alpha2', 'v1'] }),
    ['stored-versions-old warns'],
  ],
  [
    'with a conversion webhook',
    crd(name, {}, { conversion: { strategy: 'Webhook' } }),
    ['conversion-left warns'],
  ],
  ['not served', crd(name, { conditions: [] }), ['crd-not-served breaks']],
])('CRDs %s', (_, first, told) => {
  expect(codes(six(first))).toEqual(told);
});

test('CRDs that are missing are named, and without a controller nothing is issued', () => {
  const found = crdFindings([crdFacts(crd(name))], true);
  expect(found[0]).toMatchObject({ code: 'crds-missing', severity: 'breaks' });
  expect(found[0]?.sentence).toContain('certificates.cert-manager.io');
  expect(codes(six(crd(name)), false)).toEqual(['no-controller breaks', 'crds-in-order tells']);
  expect(codes([], false)).toEqual([]);
});

test('a CRD that says nothing of itself is read as far as it goes', () => {
  expect(crdFacts({})).toEqual({
    name: '',
    storedVersions: [],
    conversion: 'None',
    established: false,
  });
});
