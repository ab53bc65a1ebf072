import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

import type { Decoded } from './decoded';
import { goPem, type PemBlock } from './go-pem';

/** What is public of a private key. */
export interface KeyFacts {
  readonly algorithm: 'RSA' | 'ECDSA' | 'Ed25519';
  /** Of an RSA modulus or an elliptic curve; 0 for Ed25519. */
  readonly size: number;
  /** SubjectPublicKeyInfo in DER. */
  readonly publicKey: Buffer;
}

// https://github.com/cert-manager/cert-manager/blob/v1.21.2/internal/pem/decode.go
const largest = 13_000;

const kinds = {
  'PRIVATE KEY': { type: 'pkcs8', as: 'pkcs#8' },
  'EC PRIVATE KEY': { type: 'sec1', as: 'ecdsa' },
  'RSA PRIVATE KEY': { type: 'pkcs1', as: 'rsa' },
} as const;
const kindOf = new Map<string, (typeof kinds)[keyof typeof kinds]>(Object.entries(kinds));

const curves = new Map([
  ['secp224r1', 224],
  ['prime256v1', 256],
  ['secp384r1', 384],
  ['secp521r1', 521],
]);

function factsOf(key: KeyObject): KeyFacts | undefined {
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' });
  const { modulusLength = 0, namedCurve = '' } = key.asymmetricKeyDetails ?? {};
  if (key.asymmetricKeyType === 'rsa') return { algorithm: 'RSA', size: modulusLength, publicKey };
  if (key.asymmetricKeyType === 'ed25519') return { algorithm: 'Ed25519', size: 0, publicKey };
  const size = curves.get(namedCurve);
  return size === undefined ? undefined : { algorithm: 'ECDSA', size, publicKey };
}

function parse({ type, der }: PemBlock): Decoded<KeyFacts> {
  const kind = kindOf.get(type);
  if (!kind) return { is: 'undecodable', why: `unknown private key type: ${type}` };
  try {
    const facts = factsOf(createPrivateKey({ key: der, format: 'der', type: kind.type }));
    if (facts) return { is: 'decoded', value: facts };
  } catch {
    // The error's own text may quote the key's bytes.
  }
  return { is: 'undecodable', why: `error parsing ${kind.as} private key` };
}

const failed = (why: string): Decoded<KeyFacts> => ({
  is: 'undecodable',
  why: `error decoding private key PEM block: ${why}`,
});

/** Decodes tls.key as cert-manager does, and forgets the key: only what is public of it is returned. */
export function decodeKey(pem: string): Decoded<KeyFacts> {
  if (pem.length > largest)
    return failed(`provided PEM data was larger than the maximum ${largest}B`);
  const [first] = goPem(pem);
  return first ? parse(first) : failed('no PEM data was found in given input');
}
