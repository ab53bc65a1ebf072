import { createPrivateKey, createPublicKey } from 'node:crypto';

import { derSlices, type Slice, slicesIn } from './der-slices';
import { pemBlocks } from './pem-blocks';

const integer = 0x02;
const sequence = 0x30;

const content = (bytes: Buffer, one: Slice | undefined) => one && bytes.subarray(one.from, one.to);

/** SubjectPublicKeyInfo: SEQUENCE { algorithm, BIT STRING }. */
function publicParts(spki: Buffer) {
  const [algorithm, bits] = slicesIn(spki, derSlices(spki)[0]);
  if (!algorithm || !bits) return undefined;
  return {
    algorithm: spki.subarray(algorithm.start, algorithm.to),
    key: spki.subarray(bits.from + 1, bits.to),
  };
}

/** RSAPrivateKey (RFC 8017, A.1.2) has modulus and exponent of its public key, in the same encoding. */
function rsaMatches(key: Buffer, parts: readonly Slice[], spki: Buffer): boolean | undefined {
  const [, modulus, exponent] = parts;
  const bits = publicParts(spki)?.key;
  if (!bits || !modulus || !exponent) return undefined;
  const inner = bits[0] === 0x30 ? slicesIn(bits, derSlices(bits)[0]) : [];
  if (inner.length !== 2) return undefined;
  return [modulus, exponent].every((one, index) => {
    const other = content(bits, inner[index]);
    return other !== undefined && content(key, one)?.equals(other);
  });
}

/** ECPrivateKey (RFC 5915) mostly has its public key beside it, as [1]. */
function ecMatches(key: Buffer, parts: readonly Slice[], spki: Buffer): boolean | undefined {
  const [bits] = slicesIn(
    key,
    parts.find(({ tag }) => tag === 0xa1),
  );
  const found = publicParts(spki)?.key;
  if (!bits || !found) return undefined;
  return key.subarray(bits.from + 1, bits.to).equals(found);
}

const rsaParts = 9;

/** PKCS #8: the algorithm, and the key of that algorithm as an OCTET STRING. */
function wrappedMatches(der: Buffer, [, type, key]: readonly Slice[], spki: Buffer) {
  const algorithm = publicParts(spki)?.algorithm;
  if (key?.tag !== 0x04 || !type || !algorithm?.equals(der.subarray(type.start, type.to)))
    return undefined;
  const parts = slicesIn(der, derSlices(der, key.from, key.to)[0]);
  if (parts.length === rsaParts) return rsaMatches(der, parts, spki);
  return parts[1]?.tag === 0x04 ? ecMatches(der, parts, spki) : undefined;
}

function sliceMatches(der: Buffer, spki: Buffer): boolean | undefined {
  const parts = slicesIn(der, derSlices(der)[0]);
  const tag = parts[1]?.tag;
  if (tag === integer && parts.length === rsaParts) return rsaMatches(der, parts, spki);
  return tag === sequence ? wrappedMatches(der, parts, spki) : undefined;
}

/** node:crypto's word, for every key that it can read; throws for what it cannot. */
function slowMatches(pem: string, spki: Buffer): boolean {
  const own = createPublicKey(createPrivateKey(pem)).export({ type: 'spki', format: 'der' });
  const wanted = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  return own.equals(wanted.export({ type: 'spki', format: 'der' }));
}

function fastMatches(pem: string, spki: Buffer): boolean | undefined {
  const [der] = pemBlocks(pem, /^(?:RSA |EC )?PRIVATE KEY$/);
  try {
    return der && sliceMatches(der, spki);
  } catch {
    return undefined; // Not as these keys are encoded: node:crypto may know it.
  }
}

/**
 * Whether the private key belongs to the public one. Loading a key takes OpenSSL 0.3 ms, comparing the public
 * half that stands in it 3 µs; whatever is not plainly equal is asked of OpenSSL. Throws where it cannot be read.
 */
export function keyMatches(pem: string, spki: Buffer): boolean {
  return fastMatches(pem, spki) === true || slowMatches(pem, spki);
}
