import { expect, test } from 'vitest';

import { issue, openssl, signingRequest, type Wanted } from './openssl.fixture';
import { pemBlocks } from './pem-blocks';
import { readX509 } from './read-x509';

function read(pem: string) {
  const [der] = pemBlocks(pem, /^CERTIFICATE$/);
  if (!der) throw new Error('no certificate');
  return readX509(der);
}

const said = (pem: string, ...what: string[]) =>
  openssl(['x509', '-noout', ...what], pem)
    .trim()
    .replaceAll('\\\n', '')
    .replace(/^[^=\n]*=/, '');

const named = ['-nameopt', 'sname,sep_comma_plus_space,utf8,esc_2253,esc_ctrl'];

/** What `openssl x509 -text` says behind a heading. */
function line(pem: string, heading: RegExp): string | undefined {
  const lines = said(pem, '-text').split('\n');
  const at = lines.findIndex((one) => heading.test(one));
  return at < 0 ? undefined : lines[at]?.replace(heading, '').trim() || lines[at + 1]?.trim();
}

const plainHex = (text: string | undefined) => text?.replaceAll(':', '').toLowerCase();

function seenByOpenssl(pem: string) {
  return {
    version: Number(line(pem, /^\s+Version: /)?.slice(0, 1)),
    serial: said(pem, '-serial').toLowerCase(),
    signatureAlgorithm: line(pem, /^\s+Signature Algorithm: /),
    subject: said(pem, '-subject', ...named),
    issuer: said(pem, '-issuer', ...named),
    notBefore: Date.parse(said(pem, '-startdate')),
    notAfter: Date.parse(said(pem, '-enddate')),
    fingerprint: said(pem, '-fingerprint', '-sha256'),
    fingerprintSha1: said(pem, '-fingerprint', '-sha1'),
    subjectKeyId: plainHex(line(pem, /^\s+X509v3 Subject Key Identifier: /)),
    authorityKeyId: plainHex(
      line(pem, /^\s+X509v3 Authority Key Identifier: /)?.replace('keyid:', ''),
    ),
    isCA: said(pem, '-text').includes('CA:TRUE'),
  };
}

const ca = issue({ subject: '/CN=Shop CA/O=Shop', isCA: true, until: 365 });

const cases: [string, Wanted, object][] = [
  ['RSA', { key: 'rsa:2048' }, { algorithm: 'RSA', size: 2048, exponent: '65537' }],
  ['P-256', { key: 'P-256' }, { algorithm: 'ECDSA', size: 256, curve: 'prime256v1' }],
  ['P-384', { key: 'P-384' }, { algorithm: 'ECDSA', size: 384, curve: 'secp384r1' }],
  ['P-521', { key: 'P-521' }, { algorithm: 'ECDSA', size: 521, curve: 'secp521r1' }],
  ['Ed25519', { key: 'ed25519' }, { algorithm: 'Ed25519' }],
  ['SHA-1', { digest: 'sha1' }, {}],
  ['MD5', { digest: 'md5', issuer: issue({ key: 'rsa:2048', isCA: true }) }, {}],
  ['SHA-384', { digest: 'sha384' }, {}],
  ['before 1970', { from: -25_000, until: -22_000 }, {}],
  ['after 2049', { until: 20_000 }, {}],
  ['zero serial', { serial: '00' }, {}],
  ['huge serial', { serial: 'ff'.repeat(40) }, {}],
  ['empty subject', { subject: '/' }, {}],
  ['hostile subject', { subject: '/O=a, b\\+c="d" <e>;/CN= #\u202Ex\u001B[31m' }, {}],
];

test.each(cases)(
  'a certificate of the case "%s" is told as openssl tells it',
  (_, wanted, key) => {
    const { crt } = issue({ subject: '/O=Shop/CN=web.shop.example', issuer: ca, ...wanted });
    const found = read(crt);
    expect(found).toMatchObject({ ...seenByOpenssl(crt), publicKey: key, selfSigned: false });
  },
  30_000,
);

test('a serial number is told in decimal as well, as cmctl does, and may be negative', () => {
  expect(read(issue({ serial: '0100' }).crt)).toMatchObject({
    serial: '0100',
    serialDecimal: '256',
  });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-keyout', '-'];
  const negative = openssl(['req', '-x509', ...key, '-subj', '/CN=a', '-set_serial', '-300']);
  expect(said(negative, '-serial')).toBe('-012C');
  expect(read(negative)).toMatchObject({ serial: '-012c', serialDecimal: '-300' });
});

test('one that signed itself is told apart from one that only says so', () => {
  const impostor = issue({ subject: '/CN=Shop CA/O=Shop', issuer: ca });
  expect(read(ca.crt).selfSigned).toBe(true);
  expect(read(impostor.crt)).toMatchObject({
    subject: 'CN=Shop CA, O=Shop',
    issuer: 'CN=Shop CA, O=Shop',
  });
  expect(read(impostor.crt).selfSigned).toBe(false);
});

test('every extension is told, and the unknown ones by their bytes', () => {
  const { crt } = issue({
    issuer: ca,
    extensions: [
      'keyUsage = critical,digitalSignature,keyEncipherment',
      'extendedKeyUsage = serverAuth,clientAuth',
      'crlDistributionPoints = URI:http://crl.example/a.crl,URI:ldap://crl.example/b',
      'authorityInfoAccess = OCSP;URI:http://ocsp.example,caIssuers;URI:http://ca.example/ca.crt',
      'certificatePolicies = 2.23.140.1.2.1,@policy',
      'nameConstraints = permitted;DNS:shop.example,permitted;IP:10.0.0.0/255.0.0.0,excluded;email:.bad.example',
      'subjectAltName = @names',
      '1.2.3.4.5 = critical,ASN1:UTF8String:odd',
      'tlsfeature = status_request',
      '[policy]',
      'policyIdentifier = 1.3.5.8',
      'CPS.1 = http://cps.example/',
      'userNotice.1 = @notice',
      '[notice]',
      'explicitText = read this',
      '[names]',
      'DNS.1 = web.example',
      'IP.1 = 2001:db8::1',
      'URI.1 = spiffe://a/b',
      'email.1 = x@web.example',
      'otherName.1 = 1.3.6.1.4.1.311.20.2.3;UTF8:x@ad.example',
      'dirName.1 = dir',
      'RID.1 = 1.2.3.4',
      '[dir]',
      'CN = inner',
    ],
  });
  const text = said(crt, '-text');
  const found = read(crt);
  expect(found).toMatchObject({
    keyUsages: ['digital signature', 'key encipherment'],
    extKeyUsages: ['server auth', 'client auth'],
    crls: ['http://crl.example/a.crl', 'ldap://crl.example/b'],
    ocsp: ['http://ocsp.example'],
    caIssuers: ['http://ca.example/ca.crt'],
    policies: [
      { oid: '2.23.140.1.2.1', cps: [], notices: [] },
      { oid: '1.3.5.8', cps: ['http://cps.example/'], notices: ['read this'] },
    ],
    permittedNames: ['DNS:shop.example', 'IP:10.0.0.0/255.0.0.0'],
    excludedNames: ['email:.bad.example'],
    alternativeNames: {
      dnsNames: ['web.example'],
      ips: ['2001:db8::1'],
      uris: ['spiffe://a/b'],
      emails: ['x@web.example'],
      otherNames: [{ oid: '1.3.6.1.4.1.311.20.2.3', utf8Value: 'x@ad.example' }],
      directoryNames: ['CN=inner'],
      registeredIds: ['1.2.3.4'],
      unknown: [],
    },
    names: ['test', 'web.example', '2001:db8::1', 'spiffe://a/b', 'x@web.example'],
  });
  const odd = found.extensions.find(({ oid }) => oid === '1.2.3.4.5');
  expect(odd).toEqual({ oid: '1.2.3.4.5', critical: true, hex: '0c036f6464' });
  const heads = [...text.matchAll(/^ {12}(?:X509v3 )?(\S.*?): *(critical)? *$/gm)];
  const told = found.extensions.map(({ oid, name, critical }) => [name ?? oid, critical]);
  expect(told.map(([name]) => name)).toEqual(
    heads.map(([, name]) => name).filter((name) => name !== 'Signature Algorithm'),
  );
  expect(told.map(([, critical]) => critical)).toEqual(
    heads.map(([, , critical]) => critical === 'critical'),
  );
});

test('an extension that cannot be decoded costs no other, and says so', () => {
  const found = read(
    issue({ issuer: ca, names: 'DNS:web.example', extensions: ['2.5.29.31 = DER:3005FF'] }).crt,
  );
  expect(found.alternativeNames.dnsNames).toEqual(['web.example']);
  expect(found.crls).toEqual([]);
  expect(found.extensions.find(({ oid }) => oid === '2.5.29.31')).toMatchObject({
    name: 'CRL Distribution Points',
    hex: '3005ff',
    why: expect.stringContaining('ASN.1'),
  });
});

test('a path length of none is nought, and one without a limit has none', () => {
  const short = issue({ isCA: false, extensions: [] });
  expect(read(short.crt).pathLength).toBeUndefined();
  const limited = issue({ extensions: ['basicConstraints = critical,CA:TRUE,pathlen:0'] });
  expect(said(limited.crt, '-text')).toContain('CA:TRUE, pathlen:0');
  expect(read(limited.crt)).toMatchObject({ isCA: true, pathLength: 0 });
});

test('five thousand names are read, each in its place', () => {
  const names = Array.from({ length: 5_000 }, (_, index) => `n${index}.example`);
  const lines = names.map((name, index) => `DNS.${index} = ${name}`);
  const { crt } = issue({ extensions: ['subjectAltName = @names', '[names]', ...lines] });
  expect(read(crt).alternativeNames.dnsNames).toEqual(names);
});

test('what is no certificate throws', () => {
  const [request] = pemBlocks(signingRequest({}).csr, /REQUEST$/);
  const [whole] = pemBlocks(ca.crt, /^CERTIFICATE$/);
  for (const bytes of [
    request,
    whole?.subarray(0, -9),
    Buffer.from('junk'),
    Buffer.from('3000', 'hex'),
  ])
    expect(() => readX509(bytes ?? Buffer.alloc(0))).toThrow(/certificate|ASN/);
});
