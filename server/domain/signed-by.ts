import { createPublicKey, type KeyObject, verify, X509Certificate } from 'node:crypto';

import { remember } from './remember';
import type { CertificateSlices } from './slice-certificate';

/** The hash of each signature algorithm that node:crypto's `verify` needs no more than the key for, by its OID in hex. */
const hashes: Readonly<Record<string, string | undefined>> = {
  '2a864886f70d010105': 'sha1',
  '2a864886f70d01010b': 'sha256',
  '2a864886f70d01010c': 'sha384',
  '2a864886f70d01010d': 'sha512',
  '2a8648ce3d0401': 'sha1',
  '2a8648ce3d040302': 'sha256',
  '2a8648ce3d040303': 'sha384',
  '2a8648ce3d040304': 'sha512',
};

/** Few authorities sign many certificates. */
const keyOf = remember(500, (spki): { readonly key?: KeyObject } => {
  try {
    const key = Buffer.from(spki, 'latin1');
    return { key: createPublicKey({ key, format: 'der', type: 'spki' }) };
  } catch {
    return {}; // Of an algorithm that node:crypto does not know: nothing can be verified with it.
  }
});

const authorityKeyId = '551d23';
const subjectKeyId = '551d0e';

/** Where both name the signer's key, it must be the same one: a CA that got a new key keeps its name. */
function namesItsKey(one: CertificateSlices, by: CertificateSlices): boolean {
  const wanted = one.extensions.get(authorityKeyId);
  const held = by.extensions.get(subjectKeyId);
  // SEQUENCE { [0] key id, … } against an OCTET STRING: the bytes behind tag and length.
  if (!wanted || !held || wanted[2] !== 0x80) return true;
  return wanted.subarray(4, 4 + (wanted[3] ?? 0)).equals(held.subarray(2));
}

function verifies(one: CertificateSlices, by: CertificateSlices): boolean {
  const { key } = keyOf(by.spki.toString('latin1'));
  const hash = hashes[one.algorithm];
  try {
    if (key && hash !== undefined) return verify(hash, one.tbs, key, one.signature);
    return key !== undefined && new X509Certificate(one.der).verify(key);
  } catch {
    return false; // A signature of another kind than the key can make.
  }
}

/** Whether the certificate `by` signed `one`: by name, by key identifier and by the signature itself. */
export function signedBy(one: CertificateSlices, by: CertificateSlices): boolean {
  return one.issuer.equals(by.subject) && namesItsKey(one, by) && verifies(one, by);
}
