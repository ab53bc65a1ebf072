import { expect, test } from 'vitest';

import { ago, now } from './chain.fixture';
import { vanishedCause } from './vanished-cause';

const crd = { metadata: { creationTimestamp: ago(10) } };
const secret = (name: string, minutes: number) => ({
  namespace: 'shop',
  name,
  since: now - minutes * 60_000,
});
const issued = ['a', 'b', 'c', 'd'].map((name) => secret(name, 600));

test('without Certificates, Secrets that were issued before the CRD was made tell that they went with it', () => {
  const cause = vanishedCause({ certificates: 0, issued, crd });
  expect(cause).toMatchObject({
    link: { kind: 'CustomResourceDefinition', name: 'certificates.cert-manager.io' },
    symptoms: [{ id: 'UN-03' }],
  });
  expect(cause?.sentence).toContain(`was made at ${ago(10)}`);
  expect(cause?.sentence).toContain('shop/a, shop/b, shop/c and 1 more');
});

test('without the CRD the Secrets alone tell it', () => {
  const cause = vanishedCause({ certificates: 0, issued: issued.slice(0, 1), crd: undefined });
  expect(cause?.sentence).toContain('does not exist');
  expect(cause?.link).toEqual({ kind: 'Secret', namespace: 'shop', name: 'a' });
});

test('one Certificate that is left, a CRD of before, or no Secret, tells nothing of the kind', () => {
  expect(vanishedCause({ certificates: 1, issued, crd })).toBeUndefined();
  expect(vanishedCause({ certificates: 0, issued: [secret('new', 5)], crd })).toBeUndefined();
  expect(vanishedCause({ certificates: 0, issued: [], crd: undefined })).toBeUndefined();
  expect(vanishedCause({ certificates: 0, issued, crd: { metadata: {} } })).toBeUndefined();
});
