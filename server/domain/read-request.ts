import { createHash } from 'node:crypto';

import type { BaseBlock } from 'asn1js';

import { basicConstraints } from './basic-constraints';
import { type GeneralNames, generalNames } from './general-names';
import { extKeyUsages, keyUsages } from './key-usages';
import { pemBlocks } from './pem-blocks';
import { bytesOf, contextTag, oidOf, partsOf, readDer } from './read-der';
import { readExtensions } from './read-extensions';
import { commonNameOf, type DistinguishedName, readName } from './read-name';

/** What a certificate signing request asks for. */
export interface SigningRequest extends GeneralNames {
  readonly is: 'request';
  readonly publicKey: {
    /** SubjectPublicKeyInfo as DER. */
    readonly spki: Uint8Array;
    /** Its SHA-256 in hex. */
    readonly hash: string;
  };
  readonly subject: DistinguishedName;
  readonly commonName?: string;
  readonly isCA: boolean;
  /** By cert-manager's names, such as `digital signature`. */
  readonly keyUsages: readonly string[];
  /** By cert-manager's names, such as `server auth`; an OID where it has none. */
  readonly extKeyUsages: readonly string[];
}

export type ReadRequest = SigningRequest | { readonly is: 'unreadable'; readonly why: string };

const extensionRequest = '1.2.840.113549.1.9.14';

/** The extensions that the request's attributes ask for (RFC 2985, 5.4.2), as ASN.1 by their OID. */
function requested(attributes: BaseBlock | undefined): ReadonlyMap<string, BaseBlock> {
  const asked = partsOf(attributes).filter((one) => oidOf(partsOf(one)[0]) === extensionRequest);
  const extensions = asked.flatMap((one) => readExtensions(partsOf(partsOf(one)[1])[0]));
  return new Map(extensions.map((one) => [one.oid, one.value()]));
}

function described(der: Uint8Array): SigningRequest {
  const [info] = partsOf(readDer(der));
  const [, name, key, ...rest] = partsOf(info);
  if (!name || !key) throw new Error('subject and public key are missing');
  const extensions = requested(rest.find((part) => contextTag(part) === 0));
  const spki = bytesOf(key);
  const subject = readName(name);
  const [constraints, usages, extended] = ['2.5.29.19', '2.5.29.15', '2.5.29.37'].map((oid) =>
    extensions.get(oid),
  );
  return {
    is: 'request',
    publicKey: { spki, hash: createHash('sha256').update(spki).digest('hex') },
    subject,
    commonName: commonNameOf(subject),
    ...generalNames(partsOf(extensions.get('2.5.29.17'))),
    isCA: constraints ? basicConstraints(constraints).isCA : false,
    keyUsages: usages ? keyUsages(usages) : [],
    extKeyUsages: extended ? extKeyUsages(extended) : [],
  };
}

/**
 * The signing request of a CertificateRequest: `spec.request` as the API server returns it (PEM in base64), or
 * PEM, of `most` bytes. Its signature is not checked, as cert-manager does not either where it compares a request with a spec.
 */
export function readRequest(request: string, most = Infinity): ReadRequest {
  const pem = request.includes('-----BEGIN')
    ? request
    : Buffer.from(request, 'base64').toString('latin1');
  if (pem.length > most) {
    const why = `error decoding certificate request PEM block: provided PEM data was larger than the maximum ${most}B`;
    return { is: 'unreadable', why };
  }
  const [der] = pemBlocks(pem, /^(?:NEW )?CERTIFICATE REQUEST$/);
  if (!der) return { is: 'unreadable', why: 'it holds no PEM block CERTIFICATE REQUEST' };
  try {
    return described(der);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { is: 'unreadable', why: `its PEM block is no signing request: ${why}` };
  }
}
