import { type BaseBlock, Boolean as Asn1Boolean, OctetString } from 'asn1js';

import { contentOf, oidOf, partsOf, readDer } from './read-der';

/** One extension of a certificate or of a request (RFC 5280, 4.2). */
export interface Extension {
  readonly oid: string;
  readonly critical: boolean;
  readonly bytes: Uint8Array;
  /** The bytes as ASN.1; throws where they are none. */
  readonly value: () => BaseBlock;
}

/** The extensions of a SEQUENCE OF Extension. */
export function readExtensions(block: BaseBlock | undefined): Extension[] {
  return partsOf(block).map((one) => {
    const [type, ...rest] = partsOf(one);
    const octets = rest.find((part) => part instanceof OctetString);
    const critical = rest.some((part) => part instanceof Asn1Boolean && part.getValue());
    if (!octets) throw new Error('an extension without a value');
    const bytes = contentOf(octets);
    return { oid: oidOf(type), critical, bytes, value: () => readDer(bytes) };
  });
}
