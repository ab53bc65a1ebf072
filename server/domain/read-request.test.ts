import { createHash } from 'node:crypto';

import { expect, test } from 'vitest';

import { openssl, signingRequest } from './openssl.fixture';
import { readRequest, type SigningRequest } from './read-request';

type Wanted = Parameters<typeof signingRequest>[0];

const base64 = (text: string) => Buffer.from(text).toString('base64');

function read(csr: string): SigningRequest {
  const found = readRequest(base64(csr));
  if (found.is === 'unreadable') throw new Error(found.why);
  return found;
}

const asked = (wanted: Wanted) => read(signingRequest(wanted).csr);
const requestOf = (der: Buffer) =>
  `-----BEGIN CERTIFICATE REQUEST-----\n${der.toString('base64')}\n-----END CERTIFICATE REQUEST-----\n`;
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** The public key that `openssl req` takes out of a request, as DER in hex. */
function publicKeyOf(csr: string): string {
  const pem = openssl(['req', '-noout', '-pubkey'], csr);
  return Buffer.from(pem.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64').toString('hex');
}

/** The subject's very bytes, cut out where `openssl asn1parse` says they are. */
function rawSubjectOf(csr: string): string {
  const lines = openssl(['asn1parse'], csr).split('\n');
  const third = lines.filter((line) => line.includes(':d=2')).at(1) ?? '';
  const [, offset, head, length] = /^\s*(\d+):d=2\s+hl=(\d+)\s+l=\s*(\d+)/.exec(third) ?? [];
  const der = Buffer.from(csr.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64');
  const from = Number(offset);
  return der.subarray(from, from + Number(head) + Number(length)).toString('hex');
}

test.each(['rsa:2048', 'P-256', 'P-384', 'ed25519'] as const)(
  'the public key of a %s request is the one that openssl sees',
  (key) => {
    const { csr } = signingRequest({ key });
    const { publicKey } = read(csr);
    expect(hex(publicKey.spki)).toBe(publicKeyOf(csr));
    expect(publicKey.hash).toBe(createHash('sha256').update(publicKey.spki).digest('hex'));
  },
  30_000,
);

test('the subject is every attribute in its order, with the very bytes', () => {
  const subject =
    '/C=DE/ST=Bayern/L=München/O=Shop/O=Second/OU=Web+OU=Edge/street=Weg 1/postalCode=80331/serialNumber=42/DC=example/UID=u1/emailAddress=x@shop.example/CN=first/CN=web.shop.example';
  const { csr } = signingRequest({ subject });
  const found = read(csr);
  expect(hex(found.subject.raw)).toBe(rawSubjectOf(csr));
  const seen = openssl(['req', '-noout', '-subject', '-nameopt', 'sep_multiline,sname,utf8'], csr)
    .split('\n')
    .slice(1)
    .filter(Boolean)
    .flatMap((line) => line.trim().split(' + '));
  expect(found.subject.attributes.map(({ name, value }) => `${name}=${value}`)).toEqual(seen);
  expect(found.commonName).toBe('web.shop.example');
});

test('an attribute of an unknown type is told by its OID', () => {
  const { subject } = asked({ subject: '/odd=value/CN=a' });
  expect(subject.attributes[0]).toEqual({ oid: '1.2.3.4.5', name: '1.2.3.4.5', value: 'value' });
});

test('names of every kind are read as openssl wrote them', () => {
  const found = asked({
    extensions: [
      'subjectAltName = @names',
      '[names]',
      'DNS.1 = web.example',
      'DNS.2 = *.web.example',
      'IP.1 = 10.0.0.1',
      'IP.2 = 2001:db8::1',
      'IP.3 = ::ffff:10.0.0.2',
      'URI.1 = spiffe://cluster/ns/a',
      'email.1 = x@web.example',
      'otherName.1 = 1.3.6.1.4.1.311.20.2.3;UTF8:x@ad.example',
      'otherName.2 = 1.2.3;INT:5',
      'dirName.1 = dir',
      'RID.1 = 1.2.3.4',
      '[dir]',
      'CN = inner',
    ],
  });
  expect(found.dnsNames).toEqual(['web.example', '*.web.example']);
  expect(found.ips).toEqual(['10.0.0.1', '2001:db8::1', '10.0.0.2']);
  expect(found.uris).toEqual(['spiffe://cluster/ns/a']);
  expect(found.emails).toEqual(['x@web.example']);
  expect(found.otherNames.map(({ oid, utf8Value, raw }) => [oid, utf8Value, hex(raw)])).toEqual([
    ['1.3.6.1.4.1.311.20.2.3', 'x@ad.example', `0c0c${hex(Buffer.from('x@ad.example'))}`],
    ['1.2.3', undefined, '020105'],
  ]);
  expect(found.directoryNames.map(({ attributes }) => attributes)).toEqual([
    [{ oid: '2.5.4.3', name: 'CN', value: 'inner' }],
  ]);
  expect(found.registeredIds).toEqual(['1.2.3.4']);
  expect(found.unknown).toEqual([]);
});

test('a request that asks for no extensions asks for no names and no usages', () => {
  expect(asked({ subject: '/O=Shop' })).toMatchObject({
    commonName: undefined,
    dnsNames: [],
    ips: [],
    isCA: false,
    keyUsages: [],
    extKeyUsages: [],
  });
});

test('usages have the names that a Certificate gives them', () => {
  const found = asked({
    extensions: [
      'basicConstraints = critical,CA:TRUE,pathlen:0',
      'keyUsage = critical,digitalSignature,nonRepudiation,keyEncipherment,dataEncipherment,keyAgreement,keyCertSign,cRLSign,encipherOnly,decipherOnly',
      'extendedKeyUsage = serverAuth,clientAuth,codeSigning,emailProtection,timeStamping,OCSPSigning,msSGC,nsSGC,1.2.3.4,anyExtendedKeyUsage',
    ],
  });
  expect(found.isCA).toBe(true);
  expect(found.keyUsages).toEqual([
    'digital signature',
    'content commitment',
    'key encipherment',
    'data encipherment',
    'key agreement',
    'cert sign',
    'crl sign',
    'encipher only',
    'decipher only',
  ]);
  expect(found.extKeyUsages).toEqual([
    'server auth',
    'client auth',
    'code signing',
    'email protection',
    'timestamping',
    'ocsp signing',
    'microsoft sgc',
    'netscape sgc',
    '1.2.3.4',
    'any',
  ]);
  expect(asked({ extensions: ['keyUsage = digitalSignature'] }).keyUsages).toEqual([
    'digital signature',
  ]);
  expect(asked({ extensions: ['basicConstraints = CA:FALSE'] }).isCA).toBe(false);
});

test('five thousand names are read, each in its place', () => {
  const names = Array.from({ length: 5_000 }, (_, index) => `n${index}.example`);
  const lines = names.map((name, index) => `DNS.${index} = ${name}`);
  const { csr } = signingRequest({ extensions: ['subjectAltName = @names', '[names]', ...lines] });
  expect(read(csr).dnsNames).toEqual(names);
});

test('PEM with CRLF, junk around it or the older label is read, base64 or not', () => {
  const { csr } = signingRequest({ subject: '/CN=web' });
  const older = csr.replaceAll('CERTIFICATE REQUEST', 'NEW CERTIFICATE REQUEST');
  const odd = `# made for web\r\n${csr.replaceAll('\n', '\r\n')}junk`;
  for (const text of [csr, older, odd]) expect(read(text).commonName).toBe('web');
  expect(readRequest(csr)).toMatchObject({ is: 'request', commonName: 'web' });
});

test('a request that is larger than what a release decodes is unreadable, up to that byte it is not', () => {
  const { csr } = signingRequest({ subject: '/CN=web' });
  expect(readRequest(base64(csr), csr.length).is).toBe('request');
  expect(readRequest(base64(csr), csr.length - 1)).toEqual({
    is: 'unreadable',
    why: expect.stringContaining(`larger than the maximum ${csr.length - 1}B`),
  });
});

test('what is no signing request is unreadable and says why', () => {
  const { csr, key } = signingRequest({});
  const body = csr.replaceAll(/-----[^-]+-----|\s/g, '');
  const der = Buffer.from(body, 'base64');
  const whole = readRequest(requestOf(der));
  expect(whole.is).toBe('request');
  const odd = [
    '',
    'invalid-csr',
    key,
    requestOf(Buffer.from('junk')),
    requestOf(der.subarray(0, -20)),
    requestOf(Buffer.concat([der, Buffer.from('more')])),
    requestOf(Buffer.from('3000', 'hex')),
  ];
  for (const text of odd)
    expect(readRequest(base64(text))).toEqual({
      is: 'unreadable',
      why: expect.stringMatching(/./),
    });
});
