import { expect, test } from 'vitest';

import { issue, type Pair } from './openssl.fixture';
import { secretFacts } from './secret-facts';
import { secretFindings } from './secret-findings';
import type { SecretWriter } from './secret-writer';
import {
  annotations,
  ca,
  data,
  leafOf,
  now,
  secretOf,
  web,
  webNames,
  writer,
} from './stored-pair.fixture';

const at = { namespace: 'shop', name: 'tls' };

const found = (secret: object, around: { certificates?: readonly SecretWriter[] } = {}) =>
  secretFindings(at, secretFacts(secret), around, now);
const codes = (...asked: Parameters<typeof found>) => found(...asked).map(({ code }) => code);

const specs: [string, Readonly<Record<string, unknown>>, RegExp][] = [
  ['secret-names-differ', { dnsNames: ['web.example', 'new.example'] }, /new\.example.*www\.web/],
  ['secret-key-differs', { privateKey: { algorithm: 'RSA' } }, /ECDSA 256.*RSA 2048/],
  ['secret-usages-differ', { usages: ['code signing'] }, /code signing/],
  ['secret-usages-differ', { isCA: true }, /cert sign/],
  ['secret-duration-differs', { duration: '8760h' }, /2184 h.*8760 h/],
  ['secret-issuer-differs', { issuerRef: { name: 'other' } }, /Issuer.cert-manager.io\/ca.*other/],
  ['secret-issuer-differs', { issuerRef: { name: 'ca', kind: 'ClusterIssuer' } }, /ClusterIssuer/],
  ['secret-keystore-missing', { keystores: { pkcs12: { create: true } } }, /keystore\.p12/],
  ['secret-keystore-missing', { keystores: { jks: { create: true } } }, /keystore\.jks/],
];

test.each(specs)('%s is told where the Certificate asks for %o', (code, spec, sentence) => {
  const secret = secretOf(data(web), annotations());
  const told = found(secret, { certificates: [writer(spec)] });
  expect(told.map((one) => one.code)).toEqual([code]);
  expect(told[0]?.sentence).toMatch(sentence);
});

test('the same address, issuer and usages in other words are no difference', () => {
  const leaf = leafOf({ names: `${webNames},IP:2001:db8::1` });
  const spec = {
    ipAddresses: ['2001:DB8:0:0:0:0:0:1'],
    issuerRef: { name: 'ca', kind: 'Issuer', group: 'cert-manager.io' },
    usages: undefined,
  };
  expect(codes(secretOf(data(leaf), annotations()), { certificates: [writer(spec)] })).toEqual([]);
});

const against = (spec: object, names: string) =>
  codes(secretOf(data(leafOf({ names })), annotations()), { certificates: [writer({ ...spec })] });

test('names in another case are the same, but those of a URI are not', () => {
  const mixed = { dnsNames: ['web.example', 'WWW.Web.example'] };
  expect(against(mixed, webNames)).toEqual([]);
  const uris = { dnsNames: ['web.example', 'www.web.example'], uris: ['spiffe://shop/Web'] };
  expect(against(uris, `${webNames},URI:spiffe://shop/Web`)).toEqual([]);
  expect(against(uris, `${webNames},URI:spiffe://shop/web`)).toEqual(['secret-names-differ']);
});

test('a subject that is written out asks for its common name', () => {
  const spec = { commonName: undefined, dnsNames: ['www.web.example'] };
  const of = (literalSubject: string) =>
    codes(secretOf(data(web), annotations()), {
      certificates: [writer({ ...spec, literalSubject })],
    });
  expect(of('CN=web.example,O=Shop')).toEqual([]);
  expect(of('CN=other.example,O=Shop')).toEqual(['secret-names-differ']);
  expect(of('O=Shop')).toEqual(['secret-names-differ']);
});

test('who holds no RSA key needs no usage that only RSA has, and who does, does', () => {
  const extensions = ['keyUsage = digitalSignature', 'extendedKeyUsage = serverAuth,clientAuth'];
  const of = (key: 'P-256' | 'rsa:2048', algorithm: string) =>
    found(secretOf(data(leafOf({ key, extensions })), annotations()), {
      certificates: [writer({ privateKey: { algorithm } })],
    });
  expect(of('P-256', 'ECDSA')).toEqual([]);
  expect(of('rsa:2048', 'RSA')).toMatchObject([
    {
      code: 'secret-usages-differ',
      severity: 'tells',
      sentence: expect.stringContaining('key encipherment'),
    },
  ]);
});

test('that a certificate is no CA, which its Certificate asks for, is more than a matter of usages', () => {
  const told = found(secretOf(data(web), annotations()), {
    certificates: [writer({ isCA: true })],
  });
  expect(told).toMatchObject([{ code: 'secret-usages-differ', severity: 'warns' }]);
});

test('where nothing in ca.crt bears the name that signed, an intermediate is missing', () => {
  const middle = issue({ subject: '/CN=Middle', isCA: true, issuer: ca, until: 300 });
  const leaf = leafOf({ issuer: middle });
  const of = (crt: string, root: Pair) =>
    codes(secretOf(data({ crt, key: leaf.key }, { 'ca.crt': root.crt })));
  expect(of(leaf.crt, ca)).toEqual(['secret-chain-incomplete']);
  expect(of(leaf.crt + middle.crt, ca)).toEqual([]);
  const again = issue({ subject: '/CN=CA', isCA: true, until: 365 });
  expect(of(leaf.crt + middle.crt, again)).toEqual(['secret-ca-not-issuer']);
  const root = issue({ subject: '/CN=Root', isCA: true, until: 365 });
  expect(codes(secretOf(data(root, { 'ca.crt': ca.crt })))).toEqual(['secret-ca-not-issuer']);
});
