import type { X509 } from '@/shared/x509';

import { addressText } from './address-text';
import { algorithmName } from './algorithm-name';
import { derSlices, slicesIn } from './der-slices';
import { extKeyUsages, keyUsages } from './key-usages';
import { keyText, publicKeyFacts } from './public-key-facts';
import { oidOf, readDer } from './read-der';
import { commonNameOf, readName } from './read-name';
import { momentOf } from './read-x509';
import { remember } from './remember';
import type { CertificateSlices } from './slice-certificate';

/** What the inventory keeps of a stored certificate: 50,000 of them are in memory, so equal parts are shared. */
export interface LeafFacts extends Omit<X509, 'fingerprint'> {
  /** OpenSSL's name of the algorithm that signed it. */
  readonly signature: string;
  /** By cert-manager's names; empty where it may be used for anything. */
  readonly usages: readonly string[];
  /** Which key signed it, in hex, where it says so. */
  readonly authorityKeyId?: string;
  /** Of a CA: which key it signs with, in hex. */
  readonly subjectKeyId?: string;
}

const nameOf = remember(2_000, (raw) => {
  const name = readName(readDer(Buffer.from(raw, 'latin1')));
  return { text: name.text, commonName: commonNameOf(name) };
});

const signatureOf = remember(100, (oid) =>
  algorithmName(oidOf(readDer(Buffer.from(`06${lengthOf(oid)}${oid}`, 'hex')))),
);

const lengthOf = (hex: string) => (hex.length / 2).toString(16).padStart(2, '0');

const curves: Readonly<Record<string, string>> = {
  '2a8648ce3d030107': 'ECDSA 256',
  '2b81040022': 'ECDSA 384',
  '2b81040023': 'ECDSA 521',
};

const rsa = '2a864886f70d010101';
const ec = '2a8648ce3d0201';

/** The bits of an unsigned INTEGER. */
function bitsOf(bytes: Buffer, from: number, to: number): number {
  const first = bytes.subarray(from, to).findIndex((byte) => byte !== 0);
  return first < 0 ? 0 : (to - from - first) * 8 - Math.clz32(bytes[from + first] ?? 0) + 24;
}

const rsaText = remember(100, (bits) => `RSA ${bits}`);

function keyOf(spki: Buffer): string {
  const [algorithm, key] = slicesIn(spki, derSlices(spki)[0]);
  const [type, curve] = slicesIn(spki, algorithm);
  const oid = type && spki.toString('hex', type.from, type.to);
  if (oid === rsa && key) {
    const [modulus] = slicesIn(spki, derSlices(spki, key.from + 1, key.to)[0]);
    if (modulus) return rsaText(String(bitsOf(spki, modulus.from, modulus.to)));
  }
  const known =
    oid === ec && curve ? curves[spki.toString('hex', curve.from, curve.to)] : undefined;
  return known ?? keyText(publicKeyFacts(spki));
}

const textTags = new Set([0x81, 0x82, 0x86]);
const addressTag = 0x87;

function alternativeNames(value: Buffer | undefined): string[] {
  if (!value) return [];
  const names: string[] = [];
  for (const { tag, from, to } of slicesIn(value, derSlices(value)[0]))
    if (textTags.has(tag)) names.push(value.toString('latin1', from, to));
    else if (tag === addressTag) names.push(addressText(value.subarray(from, to)));
  return names;
}

const block = (text: string) => readDer(Buffer.from(text, 'hex'));

const usagesOf = remember(500, (both) => {
  const [usage = '', extended = ''] = both.split('|');
  return [
    ...(usage ? keyUsages(block(usage)) : []),
    ...(extended ? extKeyUsages(block(extended)) : []),
  ];
});

const hex = (bytes: Buffer | undefined) => bytes?.toString('hex') ?? '';

function serialOf(serial: Buffer): string {
  const negative = (serial[0] ?? 0) >= 0x80;
  const number = negative
    ? BigInt.asIntN(serial.length * 8, BigInt(`0x${hex(serial)}`))
    : undefined;
  if (number === undefined)
    return hex(serial[0] === 0 && serial.length > 1 ? serial.subarray(1) : serial);
  const digits = (-number).toString(16);
  return `-${digits.padStart(digits.length + (digits.length % 2), '0')}`;
}

/** BOOLEAN TRUE as the first part (RFC 5280, 4.2.1.9). */
function isCA(value: Buffer | undefined): boolean {
  const [first] = value ? slicesIn(value, derSlices(value)[0]) : [];
  return first?.tag === 0x01 && value?.[first.from] !== 0;
}

/** Few authorities sign many certificates. */
const sharedKeyId = remember(2_000, (id) => id);

/** SEQUENCE { [0] key id, … } against an OCTET STRING (RFC 5280, 4.2.1.1 and 4.2.1.2). */
function keyIds({ extensions }: CertificateSlices, ofCA: boolean) {
  const [authority, subject] = [extensions.get('551d23'), extensions.get('551d0e')];
  const [id] = authority ? slicesIn(authority, derSlices(authority)[0]) : [];
  const [own] = ofCA && subject ? derSlices(subject) : [];
  return {
    ...(authority &&
      id?.tag === 0x80 && {
        authorityKeyId: sharedKeyId(authority.toString('hex', id.from, id.to)),
      }),
    ...(subject && own && { subjectKeyId: subject.toString('hex', own.from, own.to) }),
  };
}

/** Throws where a date or a name cannot be read. */
export function leafFacts(slices: CertificateSlices): LeafFacts {
  const { extensions } = slices;
  const subject = nameOf(slices.subject.toString('latin1'));
  const names = alternativeNames(extensions.get('551d11'));
  const { commonName } = subject;
  const ofCA = isCA(extensions.get('551d13'));
  const usages = `${hex(extensions.get('551d0f'))}|${hex(extensions.get('551d25'))}`;
  return {
    subject: subject.text,
    issuer: nameOf(slices.issuer.toString('latin1')).text,
    serial: serialOf(slices.serial),
    notBefore: momentOf(slices.notBefore),
    notAfter: momentOf(slices.notAfter),
    names: [...new Set(commonName ? [commonName, ...names] : names)],
    key: keyOf(slices.spki),
    isCA: ofCA,
    signature: signatureOf(slices.algorithm),
    usages: usagesOf(usages),
    ...keyIds(slices, ofCA),
  };
}
