import { expect, test } from 'vitest';

import { leafSignedBy } from './leaf-signed-by';
import { issue, openssl, type Pair, tlsSecret } from './openssl.fixture';
import { secretFacts } from './secret-facts';

const factsOf = ({ crt, key }: Pair) => {
  const { leaf } = secretFacts(tlsSecret({ 'tls.crt': crt, 'tls.key': key }));
  if (!leaf) throw new Error('no leaf');
  return leaf;
};

const authority = () => issue({ subject: '/CN=CA', isCA: true });

test('a leaf is of the CA whose name and key it names, and not of another key of that name', () => {
  const [ca, renewed] = [authority(), authority()];
  const leaf = factsOf(issue({ subject: '/CN=web', issuer: ca }));
  expect(leafSignedBy(leaf, factsOf(ca))).toBe(true);
  expect(leafSignedBy(leaf, factsOf(renewed))).toBe(false);
  const other = issue({ subject: '/CN=Other', isCA: true });
  expect(leafSignedBy(leaf, factsOf(other))).toBe(false);
  expect(leafSignedBy(factsOf(ca), factsOf(ca))).toBe(false);
});

const printed = (crt: string, extension: string) =>
  openssl(['x509', '-noout', '-ext', extension], crt)
    .replaceAll(/^.*:\s*\n|keyid:|[\s:]/g, '')
    .toLowerCase();

test('the key identifiers are those that openssl prints', () => {
  const ca = authority();
  const leaf = issue({ subject: '/CN=web', issuer: ca });
  expect(factsOf(ca).subjectKeyId).toBe(printed(ca.crt, 'subjectKeyIdentifier'));
  expect(factsOf(leaf).authorityKeyId).toBe(printed(leaf.crt, 'authorityKeyIdentifier'));
  expect(factsOf(leaf).authorityKeyId).toBe(factsOf(ca).subjectKeyId);
});

test('where one of them does not say which key it was, the name decides', () => {
  const none = ['subjectKeyIdentifier = none', 'authorityKeyIdentifier = none'];
  const [ca, renewed] = [authority(), authority()];
  const leaf = factsOf(issue({ subject: '/CN=web', issuer: ca, extensions: none }));
  expect(leaf.authorityKeyId).toBeUndefined();
  expect(leafSignedBy(leaf, factsOf(ca))).toBe(true);
  expect(leafSignedBy(leaf, factsOf(renewed))).toBe(true);
});
