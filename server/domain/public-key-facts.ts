import { createHash, createPublicKey, type KeyObject } from 'node:crypto';

import type { X509Key } from '@/shared/x509';

import { oidOf, partsOf, readDer } from './read-der';

const curves: Readonly<Record<string, number>> = {
  secp224r1: 224,
  prime256v1: 256,
  secp256k1: 256,
  secp384r1: 384,
  secp521r1: 521,
};

function described({ asymmetricKeyType: type, asymmetricKeyDetails: details = {} }: KeyObject) {
  const { modulusLength: size, publicExponent, namedCurve: curve = '' } = details;
  if (type === 'rsa') return { algorithm: 'RSA', size, exponent: publicExponent?.toString() };
  if (type === 'ec') return { algorithm: 'ECDSA', size: curves[curve], curve };
  if (type === 'ed25519') return { algorithm: 'Ed25519', size: 256 };
  return { algorithm: type ?? 'unknown', size };
}

/** A public key by its SubjectPublicKeyInfo; only its algorithm's OID where node:crypto does not know it. */
export function publicKeyFacts(spki: Uint8Array): X509Key {
  const hash = createHash('sha256').update(spki).digest('hex');
  try {
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
    return { ...described(key), hash };
  } catch {
    const [algorithm] = partsOf(partsOf(readDer(spki))[0]);
    return { algorithm: oidOf(algorithm), hash };
  }
}

/** `RSA 2048`, `ECDSA 256`, `Ed25519`: as a Certificate's privateKey asks for it. */
export function keyText({ algorithm, size, curve }: X509Key): string {
  if (algorithm === 'Ed25519') return algorithm;
  return [algorithm, size ?? curve].filter((part) => part !== undefined).join(' ');
}
