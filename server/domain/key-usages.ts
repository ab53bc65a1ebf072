import type { BaseBlock } from 'asn1js';

import { contentOf, oidOf, partsOf } from './read-der';

/** cert-manager's names, in the order of the bits (RFC 5280, 4.2.1.3). */
const usages = [
  'digital signature',
  'content commitment',
  'key encipherment',
  'data encipherment',
  'key agreement',
  'cert sign',
  'crl sign',
  'encipher only',
  'decipher only',
];

const extended: Readonly<Record<string, string>> = {
  '2.5.29.37.0': 'any',
  '1.3.6.1.5.5.7.3.1': 'server auth',
  '1.3.6.1.5.5.7.3.2': 'client auth',
  '1.3.6.1.5.5.7.3.3': 'code signing',
  '1.3.6.1.5.5.7.3.4': 'email protection',
  '1.3.6.1.5.5.7.3.5': 'ipsec end system',
  '1.3.6.1.5.5.7.3.6': 'ipsec tunnel',
  '1.3.6.1.5.5.7.3.7': 'ipsec user',
  '1.3.6.1.5.5.7.3.8': 'timestamping',
  '1.3.6.1.5.5.7.3.9': 'ocsp signing',
  '1.3.6.1.4.1.311.10.3.3': 'microsoft sgc',
  '2.16.840.1.113730.4.1': 'netscape sgc',
};

/** The usages of a KeyUsage extension by cert-manager's names. */
export function keyUsages(block: BaseBlock): string[] {
  // The first byte tells how many bits of the last one do not count.
  const bits = contentOf(block).subarray(1);
  return usages.filter((_, index) => ((bits[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0);
}

/** The usages of an ExtKeyUsage extension by cert-manager's names; an OID where it has none. */
export function extKeyUsages(block: BaseBlock): string[] {
  return partsOf(block).map((one) => {
    const oid = oidOf(one);
    return extended[oid] ?? oid;
  });
}
