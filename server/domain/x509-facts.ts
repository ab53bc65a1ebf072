import { X509Certificate } from 'node:crypto';

import type { X509 } from '@/shared/x509';

const blocks = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;
const curves: Readonly<Record<string, number>> = {
  prime256v1: 256,
  secp384r1: 384,
  secp521r1: 521,
};

/** The certificates of a PEM text in their order; throws where one cannot be decoded. */
export function readCertificates(pem: string): X509Certificate[] {
  return (pem.match(blocks) ?? []).map((block) => new X509Certificate(block));
}

function keyOf({ publicKey }: X509Certificate): string {
  const type = publicKey.asymmetricKeyType ?? 'unknown';
  const details = publicKey.asymmetricKeyDetails;
  if (type === 'rsa') return `RSA ${details?.modulusLength ?? ''}`.trim();
  if (type === 'ec') {
    const curve = details?.namedCurve ?? '';
    return `ECDSA ${curves[curve] ?? curve}`;
  }
  return type === 'ed25519' ? 'Ed25519' : type;
}

/** `CN=web.shop.example, O=Shop`: Node writes one part a line. */
const oneLine = (name: string | undefined) => (name ?? '').trim().split('\n').join(', ');

function commonName(subject: string): string[] {
  const found = /(?:^|\n)CN=(.*)/.exec(subject)?.[1];
  return found ? [found] : [];
}

/** Common name and subject alternative names, without Node's `DNS:` prefixes and quoting. */
function namesOf(certificate: X509Certificate): string[] {
  const alternatives = [
    ...(certificate.subjectAltName ?? '').matchAll(/(?:^|, )[A-Za-z ]+:("(?:[^"\\]|\\.)*"|[^,]*)/g),
  ].map(([, value = '']) => (value.startsWith('"') ? unquote(value) : value));
  return [...new Set([...commonName(certificate.subject ?? ''), ...alternatives])];
}

/** Node quotes a name as JSON where it holds a comma or a quote. */
function unquote(value: string): string {
  try {
    return String(JSON.parse(value));
  } catch {
    return value; // Not JSON after all: shown as Node wrote it.
  }
}

/** X.509 allows dates that are none; a certificate with one is as unreadable as one that is cut off. */
function moment(date: string): number {
  const time = Date.parse(date);
  if (Number.isNaN(time)) throw new Error('a certificate with a date that cannot be read');
  return time;
}

export function x509Facts(certificate: X509Certificate): X509 {
  return {
    subject: oneLine(certificate.subject),
    issuer: oneLine(certificate.issuer),
    serial: certificate.serialNumber.toLowerCase(),
    notBefore: moment(certificate.validFrom),
    notAfter: moment(certificate.validTo),
    names: namesOf(certificate),
    key: keyOf(certificate),
    isCA: certificate.ca,
    fingerprint: certificate.fingerprint256,
  };
}
