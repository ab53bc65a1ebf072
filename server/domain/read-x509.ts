import { createHash, X509Certificate } from 'node:crypto';

import { type BaseBlock, BitString, GeneralizedTime, Integer, UTCTime } from 'asn1js';

import type { X509Detail } from '@/shared/x509';

import { algorithmName } from './algorithm-name';
import { keyText, publicKeyFacts } from './public-key-facts';
import { bytesOf, contentOf, contextTag, oidOf, partsOf, readDer } from './read-der';
import { readExtensions } from './read-extensions';
import { commonNameOf, readName } from './read-name';
import { x509Extensions } from './x509-extensions';

/** The parts of a TBSCertificate (RFC 5280, 4.1). */
function partsOfTbs(tbs: BaseBlock | undefined) {
  const all = partsOf(tbs);
  const [first] = all;
  const versioned = first !== undefined && contextTag(first) === 0;
  const [serial, , issuer, validity, subject, spki, ...rest] = versioned ? all.slice(1) : all;
  if (!(serial instanceof Integer) || !issuer || !validity || !subject || !spki)
    throw new Error('parts of a certificate are missing');
  const version = versioned ? Number(contentOf(partsOf(first)[0] ?? first).at(-1)) + 1 : 1;
  const extensions = rest.find((part) => contextTag(part) === 3);
  return { version, serial, issuer, validity, subject, spki, extensions };
}

/** `20601231235959Z`, `500101000000Z`: of two digits, 50 and above are of the last century (RFC 5280, 4.1.2.5). */
export function momentOf(text: string): number {
  const [, year = '', rest = ''] = /^(\d{4}|\d{2})(\d{10}Z)$/.exec(text) ?? [];
  const full = year.length === 2 ? `${Number(year) < 50 ? '20' : '19'}${year}` : year;
  const parts = rest.replace(/^(..)(..)(..)(..)(..)Z$/, '-$1-$2T$3:$4:$5Z');
  const time = Date.parse(`${full}${parts}`);
  if (Number.isNaN(time)) throw new Error('a certificate with a date that cannot be read');
  return time;
}

function validityOf(validity: BaseBlock) {
  const [from, until] = partsOf(validity).map((one) => {
    if (!(one instanceof UTCTime || one instanceof GeneralizedTime))
      throw new Error('a date of another type');
    return momentOf(Buffer.from(contentOf(one)).toString('latin1'));
  });
  if (from === undefined || until === undefined) throw new Error('a date is missing');
  return { notBefore: from, notAfter: until };
}

function serialOf(serial: Integer) {
  const number = serial.toBigInt();
  const digits = (number < 0n ? -number : number).toString(16);
  const hex = digits.padStart(digits.length + (digits.length % 2), '0');
  return { serial: number < 0n ? `-${hex}` : hex, serialDecimal: number.toString() };
}

function fingerprint(algorithm: string, der: Uint8Array): string {
  const hex = createHash(algorithm).update(der).digest('hex').toUpperCase();
  return hex.replaceAll(/..(?=.)/g, '$&:');
}

/** A certificate that OpenSSL cannot read is not known to sign itself. */
function signsItself(der: Uint8Array): boolean {
  try {
    const certificate = new X509Certificate(der);
    return certificate.verify(certificate.publicKey);
  } catch {
    return false;
  }
}

/** Everything that is told of one certificate by its DER bytes; throws where they are none. */
export function readX509(der: Uint8Array): X509Detail {
  const [tbs, algorithm, signature] = partsOf(readDer(der));
  if (!(signature instanceof BitString)) throw new Error('a certificate without a signature');
  const { version, serial, issuer, validity, subject, spki, extensions } = partsOfTbs(tbs);
  const [subjectName, issuerName] = [readName(subject), readName(issuer)];
  const publicKey = publicKeyFacts(bytesOf(spki));
  const told = x509Extensions(readExtensions(partsOf(extensions)[0]));
  const { dnsNames, ips, uris, emails } = told.alternativeNames;
  const commonName = commonNameOf(subjectName);
  return {
    ...told,
    version,
    ...serialOf(serial),
    ...validityOf(validity),
    signatureAlgorithm: algorithmName(oidOf(partsOf(algorithm)[0])),
    subject: subjectName.text,
    issuer: issuerName.text,
    subjectAttributes: [...subjectName.attributes],
    issuerAttributes: [...issuerName.attributes],
    names: [
      ...new Set([...(commonName ? [commonName] : []), ...dnsNames, ...ips, ...uris, ...emails]),
    ],
    publicKey,
    key: keyText(publicKey),
    fingerprint: fingerprint('sha256', der),
    fingerprintSha1: fingerprint('sha1', der),
    selfSigned: Buffer.compare(subjectName.raw, issuerName.raw) === 0 && signsItself(der),
  };
}
