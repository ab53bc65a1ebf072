import { type BaseBlock, Utf8String } from 'asn1js';

import { addressText } from './address-text';
import { bytesOf, contentOf, contextTag, oidOf, partsOf, readDer } from './read-der';
import { type DistinguishedName, readName } from './read-name';

export interface OtherName {
  readonly oid: string;
  /** Where the value is a UTF8String, as a Certificate's `otherNames` has it. */
  readonly utf8Value?: string;
  /** The value's DER. */
  readonly raw: Uint8Array;
}

/** Names of every kind that X.509 knows (RFC 5280, 4.2.1.6), each list in its order. */
export interface GeneralNames {
  readonly dnsNames: string[];
  readonly ips: string[];
  readonly uris: string[];
  readonly emails: string[];
  readonly otherNames: readonly OtherName[];
  readonly directoryNames: readonly DistinguishedName[];
  readonly registeredIds: string[];
  /** X.400 addresses, EDI party names and what is not known: their DER. */
  readonly unknown: readonly Uint8Array[];
}

function otherName(block: BaseBlock): OtherName {
  const [type, wrapped] = partsOf(block);
  const value = partsOf(wrapped)[0];
  return {
    oid: oidOf(type),
    ...(value instanceof Utf8String && { utf8Value: value.getValue() }),
    raw: value ? bytesOf(value) : new Uint8Array(),
  };
}

const text = (block: BaseBlock) => Buffer.from(contentOf(block)).toString('latin1');

function registeredId(block: BaseBlock): string {
  const content = contentOf(block);
  return oidOf(readDer(new Uint8Array([6, content.length, ...content])));
}

/** The names of a SEQUENCE OF GeneralName. */
export function generalNames(blocks: readonly BaseBlock[]): GeneralNames {
  const tagged = (tag: number) => blocks.filter((block) => contextTag(block) === tag);
  return {
    dnsNames: tagged(2).map(text),
    ips: tagged(7).map((block) => addressText(contentOf(block))),
    uris: tagged(6).map(text),
    emails: tagged(1).map(text),
    otherNames: tagged(0).map(otherName),
    directoryNames: tagged(4).flatMap((block) => partsOf(block).map(readName)),
    registeredIds: tagged(8).map(registeredId),
    unknown: blocks
      .filter((block) => ![0, 1, 2, 4, 6, 7, 8].includes(contextTag(block) ?? -1))
      .map(bytesOf),
  };
}
