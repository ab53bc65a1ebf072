import { expect, test } from 'vitest';

import { issue, openssl, type Wanted } from './openssl.fixture';
import { readCertificates, x509Facts } from './x509-facts';

const factsOf = (pem: string) => readCertificates(pem).map(x509Facts);

/** What `openssl x509` prints of the same certificate. */
function seenByOpenssl(pem: string) {
  const said = (...what: string[]) => {
    const text = openssl(['x509', '-noout', ...what, '-nameopt', 'sep_comma_plus_space,utf8'], pem);
    return text.trim().replace(/^[^=]*=/, '');
  };
  return {
    subject: said('-subject'),
    issuer: said('-issuer'),
    serial: said('-serial').toLowerCase(),
    notBefore: Date.parse(said('-startdate')),
    notAfter: Date.parse(said('-enddate')),
    fingerprint: said('-fingerprint', '-sha256'),
    isCA: openssl(['x509', '-noout', '-text'], pem).includes('CA:TRUE'),
  };
}

const ca = issue({ subject: '/CN=Shop CA/O=Shop', isCA: true, until: 365 });

const cases: [string, Wanted, string][] = [
  ['RSA', { key: 'rsa:2048' }, 'RSA 2048'],
  ['larger RSA', { key: 'rsa:3072' }, 'RSA 3072'],
  ['ECDSA', { key: 'P-256' }, 'ECDSA 256'],
  ['larger ECDSA', { key: 'P-384' }, 'ECDSA 384'],
  ['Ed25519', { key: 'ed25519' }, 'Ed25519'],
  ['a CA', { isCA: true }, 'ECDSA 256'],
  ['an ended', { from: -30, until: -1 }, 'ECDSA 256'],
];

test.each(cases)(
  '%s certificate is described as openssl describes it',
  (_, wanted, key) => {
    const { crt } = issue({ subject: '/O=Shop/CN=web.shop.example', issuer: ca, ...wanted });
    const [facts] = factsOf(crt);
    expect(facts).toMatchObject(seenByOpenssl(crt));
    expect(facts?.key).toBe(key);
  },
  // To find the primes of an RSA key takes a busy machine longer than the usual limit.
  30_000,
);

test('a certificate that signed itself names itself as its issuer', () => {
  const [facts] = factsOf(ca.crt);
  expect(facts?.issuer).toBe(facts?.subject);
  expect(facts).toMatchObject(seenByOpenssl(ca.crt));
});

test('names are the common name and every alternative name, each once', () => {
  const names =
    'DNS:web.example,DNS:*.web.example,IP:10.0.0.1,IP:2001:db8::1,URI:spiffe://a/b,email:x@web.example';
  const [facts] = factsOf(issue({ subject: '/CN=web.example', names }).crt);
  expect(facts?.names).toEqual([
    'web.example',
    '*.web.example',
    '10.0.0.1',
    '2001:DB8:0:0:0:0:0:1',
    'spiffe://a/b',
    'x@web.example',
  ]);
});

test('a name with a comma and a quote stays one name', () => {
  const { crt } = issue({ names: '@more\n[more]\nURI.1 = urn:a\\",DNS:not.a.name' });
  expect(openssl(['x509', '-noout', '-ext', 'subjectAltName'], crt)).toContain('URI:urn:a"');
  expect(factsOf(crt)[0]?.names).toEqual(['test', 'urn:a",DNS:not.a.name']);
});

test('a certificate without a common name and alternative names has no names', () => {
  expect(factsOf(issue({ subject: '/O=Shop' }).crt)[0]?.names).toEqual([]);
});

test('a chain is read in its order, whatever stands between its parts', () => {
  const leaf = issue({ subject: '/CN=leaf', issuer: ca });
  const text = `subject=CN = leaf\r\n${leaf.crt.replaceAll('\n', '\r\n')}\r\n# the CA\n${ca.crt}`;
  expect(factsOf(text).map(({ fingerprint }) => fingerprint)).toEqual(
    [leaf, ca].map(({ crt }) => seenByOpenssl(crt).fingerprint),
  );
});

test('a private key is no certificate, and junk within a certificate is an error', () => {
  expect(factsOf(ca.key)).toEqual([]);
  expect(() =>
    factsOf('-----BEGIN CERTIFICATE-----\nanVuaw==\n-----END CERTIFICATE-----\n'),
  ).toThrow(/asn1|ASN1|encoding/i);
});
