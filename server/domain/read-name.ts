import { type BaseBlock, BmpString, NumericString, PrintableString, TeletexString } from 'asn1js';
import { IA5String, UniversalString, Utf8String, VisibleString } from 'asn1js';

import { bytesOf, oidOf, partsOf } from './read-der';

export interface NameAttribute {
  readonly oid: string;
  /** As openssl abbreviates it: `CN`; the OID where it has no known name. */
  readonly name: string;
  /** A value that is no text is `#` and its DER in hex (RFC 4514, 2.4). */
  readonly value: string;
}

/** A distinguished name: its attributes in the order in which they are encoded, and the very bytes. */
export interface DistinguishedName {
  /** `C=DE, O=Shop + OU=Web, CN=a`: in the order of the attributes, with RFC 4514's escapes. */
  readonly text: string;
  readonly attributes: readonly NameAttribute[];
  readonly raw: Uint8Array;
}

/** OpenSSL's short names. */
const names: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.4': 'SN',
  '2.5.4.5': 'serialNumber',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.9': 'street',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '2.5.4.12': 'title',
  '2.5.4.13': 'description',
  '2.5.4.15': 'businessCategory',
  '2.5.4.17': 'postalCode',
  '2.5.4.20': 'telephoneNumber',
  '2.5.4.41': 'name',
  '2.5.4.42': 'GN',
  '2.5.4.43': 'initials',
  '2.5.4.44': 'generationQualifier',
  '2.5.4.46': 'dnQualifier',
  '2.5.4.65': 'pseudonym',
  '2.5.4.97': 'organizationIdentifier',
  '1.2.840.113549.1.9.1': 'emailAddress',
  '0.9.2342.19200300.100.1.1': 'UID',
  '0.9.2342.19200300.100.1.25': 'DC',
  '1.3.6.1.4.1.311.60.2.1.1': 'jurisdictionL',
  '1.3.6.1.4.1.311.60.2.1.2': 'jurisdictionST',
  '1.3.6.1.4.1.311.60.2.1.3': 'jurisdictionC',
};

const texts = [
  Utf8String,
  PrintableString,
  IA5String,
  TeletexString,
  BmpString,
  NumericString,
  UniversalString,
  VisibleString,
];

function valueOf(block: BaseBlock | undefined): string {
  if (!block) throw new Error('a name without a value');
  for (const text of texts) if (block instanceof text) return block.getValue();
  return `#${Buffer.from(bytesOf(block)).toString('hex')}`;
}

function attribute(block: BaseBlock): NameAttribute {
  const [type, value] = partsOf(block);
  const oid = oidOf(type);
  return { oid, name: names[oid] ?? oid, value: valueOf(value) };
}

const escaped = /[,+"\\<>;\p{Cc}]|^[ #]| $/gu;

function escape(found: string): string {
  const code = found.charCodeAt(0);
  return code < 32 || (code > 126 && code < 160)
    ? `\\${code.toString(16).toUpperCase().padStart(2, '0')}`
    : `\\${found}`;
}

const textOf = ({ name, value }: NameAttribute) =>
  `${name}=${value.startsWith('#') ? value : value.replaceAll(escaped, escape)}`;

export function readName(block: BaseBlock): DistinguishedName {
  const relative = partsOf(block).map((one) => partsOf(one).map(attribute));
  return {
    text: relative.map((one) => one.map(textOf).join(' + ')).join(', '),
    attributes: relative.flat(),
    raw: bytesOf(block),
  };
}

/** The last one counts where there are several, as for cert-manager. */
export function commonNameOf({ attributes }: DistinguishedName): string | undefined {
  return attributes.findLast(({ oid }) => oid === '2.5.4.3')?.value;
}
