import { expect, test } from 'vitest';

import { certificateFacts } from './certificate-facts';
import { secretFacts } from './secret-facts';
import { sharedReference } from './shared-values';

const certificate = (name: string) => ({
  metadata: { namespace: 'shop', name },
  spec: { secretName: name, issuerRef: { name: 'ca', kind: 'Issuer' } },
});

test('objects that name the same issuer hold one reference, whatever is in its name', () => {
  const [one, two] = ['a', 'b'].map((name) => certificateFacts(certificate(name)));
  expect(one?.issuer).toBe(two?.issuer);
  for (const name of ['ca', 'a\nb', '"', ''])
    expect(sharedReference({ name, kind: 'Issuer', group: 'x\ny' })).toEqual({
      name,
      kind: 'Issuer',
      group: 'x\ny',
    });
});

test('a line break in an annotation moves nothing into another part of the reference', () => {
  const annotations = {
    'cert-manager.io/issuer-name': 'a\nClusterIssuer',
    'cert-manager.io/issuer-kind': 'Issuer',
  };
  expect(secretFacts({ metadata: { annotations } }).issuedBy).toEqual({
    name: 'a\nClusterIssuer',
    kind: 'Issuer',
    group: 'cert-manager.io',
  });
});
