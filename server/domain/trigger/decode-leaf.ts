import { X509Certificate } from 'node:crypto';

import { generalNames } from '../general-names';
import { contextTag, partsOf, readDer } from '../read-der';
import { readExtensions } from '../read-extensions';
import { commonNameOf, readName } from '../read-name';
import type { Decoded } from './decoded';
import { goPem } from './go-pem';

/** What the chain needs of the first certificate in tls.crt. */
export interface Leaf {
  /** SubjectPublicKeyInfo in DER. */
  readonly publicKey: Buffer;
  readonly notBefore: number;
  readonly notAfter: number;
  readonly commonName: string;
  readonly dnsNames: readonly string[];
  readonly ips: readonly string[];
  readonly uris: readonly string[];
  readonly emails: readonly string[];
}

const alternativeNames = '2.5.29.17';

function leafOf(certificate: X509Certificate): Leaf {
  const [tbs] = partsOf(readDer(certificate.raw));
  // version is [0] and may be missing; serial number, algorithm, issuer, validity, subject follow.
  const parts = partsOf(tbs).filter((part) => contextTag(part) === undefined);
  const tagged = partsOf(tbs).find((part) => contextTag(part) === 3);
  const subject = parts[4];
  if (!subject) throw new Error('the subject is missing');
  const names = readExtensions(partsOf(tagged)[0]).find(({ oid }) => oid === alternativeNames);
  const { dnsNames, ips, uris, emails } = generalNames(partsOf(names?.value()));
  const [notBefore, notAfter] = [certificate.validFrom, certificate.validTo].map(Date.parse);
  if (!Number.isFinite(notBefore) || !Number.isFinite(notAfter)) throw new Error('no dates');
  return {
    publicKey: certificate.publicKey.export({ type: 'spki', format: 'der' }),
    notBefore: notBefore ?? 0,
    notAfter: notAfter ?? 0,
    commonName: commonNameOf(readName(subject)) ?? '',
    dnsNames,
    ips,
    uris,
    emails,
  };
}

/** Decodes tls.crt as cert-manager does: every block in it must be a certificate, and the first one counts. */
export function decodeLeaf(pem: string): Decoded<Leaf> {
  const blocks = goPem(pem);
  if (blocks.length === 0)
    return {
      is: 'undecodable',
      why: 'error decoding certificate PEM block: no valid certificates found',
    };
  try {
    const [first] = blocks.map(({ der }) => new X509Certificate(der));
    if (first) return { is: 'decoded', value: leafOf(first) };
  } catch {
    // Go's decoder has words of its own for each of a hundred ways to be no certificate.
  }
  return { is: 'undecodable', why: 'error parsing X.509 certificate' };
}
