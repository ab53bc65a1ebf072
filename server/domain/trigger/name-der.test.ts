import { expect, test } from 'vitest';

import { openssl } from '../openssl.fixture';
import { nameDer } from './name-der';
import { parseDn } from './parse-dn';

/** What openssl reads in the name that we encoded. */
function shown(text: string): string[] {
  const parsed = parseDn(text);
  if (!parsed) throw new Error(`${text} is no name`);
  const pem = nameDer(parsed).toString('base64');
  const lines = openssl(
    ['asn1parse', '-inform', 'PEM'],
    `-----BEGIN X-----\n${pem}\n-----END X-----\n`,
  );
  return lines
    .split('\n')
    .map((line) => /prim: (\w+) *:(.*)$/.exec(line))
    .flatMap((found) => (found ? [`${found[1]} ${found[2]}`] : []));
}

test('the last part of the text is encoded first; what is printable as such, the rest as UTF-8', () => {
  expect(shown('CN=Web *, O=Shop')).toEqual([
    'OBJECT organizationName',
    'PRINTABLESTRING Shop',
    'OBJECT commonName',
    'UTF8STRING Web *',
  ]);
});

test('an escaped separator, a byte in hex, and an attribute by its OID', () => {
  expect(parseDn('CN=w\\C3\\A9b ')).toEqual([[{ oid: '2.5.4.3', value: 'wéb' }]]);
  expect(shown('CN=a\\,b\\2Bc,1.3.6.1.4.1.311.20.2.3=x')).toEqual([
    'OBJECT Microsoft User Principal Name',
    'PRINTABLESTRING x',
    'OBJECT commonName',
    'PRINTABLESTRING a,b+c',
  ]);
});

test('attributes that stand together are sorted as DER wants it, and a long name has a long length', () => {
  expect(shown('O=Shop+CN=web')).toEqual([
    'OBJECT commonName',
    'PRINTABLESTRING web',
    'OBJECT organizationName',
    'PRINTABLESTRING Shop',
  ]);
  expect(shown(`CN=${'x'.repeat(300)}`)).toEqual([
    'OBJECT commonName',
    `PRINTABLESTRING ${'x'.repeat(300)}`,
  ]);
});

test('what is no name is undefined', () => {
  expect(['web', 'CN=web,,O=x', 'FOO=bar', ''].map(parseDn)).toEqual(Array(4).fill(undefined));
});
