import { type BaseBlock, BaseStringBlock } from 'asn1js';

import type { X509Detail } from '@/shared/x509';

import { basicConstraints } from './basic-constraints';
import { generalNameTexts } from './general-name-texts';
import { generalNames } from './general-names';
import { extKeyUsages, keyUsages } from './key-usages';
import { contentOf, contextTag, oidOf, partsOf } from './read-der';
import type { Extension } from './read-extensions';

/** What stands in extensions, as far as it is told by name. */
type Extended = Pick<
  X509Detail,
  | 'isCA'
  | 'pathLength'
  | 'alternativeNames'
  | 'keyUsages'
  | 'extKeyUsages'
  | 'subjectKeyId'
  | 'authorityKeyId'
  | 'authorityIssuer'
  | 'authoritySerial'
  | 'crls'
  | 'ocsp'
  | 'caIssuers'
  | 'policies'
  | 'permittedNames'
  | 'excludedNames'
>;
type Told = Partial<Extended>;

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

const tagged = (block: BaseBlock, tag: number) =>
  partsOf(block).find((part) => contextTag(part) === tag);

const contentHex = (block: BaseBlock | undefined) => block && hex(contentOf(block));

/** The URLs of the distribution points; those that a directory keeps by a name have none (RFC 5280, 4.2.1.13). */
function crls(block: BaseBlock): string[] {
  return partsOf(block).flatMap((point) => {
    const name = tagged(point, 0);
    return generalNames(partsOf(name && tagged(name, 0))).uris;
  });
}

function authority(block: BaseBlock): Told {
  return {
    authorityKeyId: contentHex(tagged(block, 0)),
    authorityIssuer: generalNameTexts(partsOf(tagged(block, 1))),
    authoritySerial: contentHex(tagged(block, 2)),
  };
}

/** Where to ask (RFC 5280, 4.2.2.1): `ocsp` 48.1, `caIssuers` 48.2. */
function accesses(block: BaseBlock, method: string): string[] {
  return partsOf(block).flatMap((description) => {
    const [type, location] = partsOf(description);
    return oidOf(type) === `1.3.6.1.5.5.7.${method}`
      ? generalNames(location ? [location] : []).uris
      : [];
  });
}

const textsIn = (block: BaseBlock | undefined): string[] =>
  block instanceof BaseStringBlock ? [block.getValue()] : partsOf(block).flatMap(textsIn);

function policies(block: BaseBlock): X509Detail['policies'] {
  return partsOf(block).map((one) => {
    const [type, qualifiers] = partsOf(one);
    const texts = (kind: string) =>
      partsOf(qualifiers).flatMap((qualifier) => {
        const [id, value] = partsOf(qualifier);
        return oidOf(id) === `1.3.6.1.5.5.7.2.${kind}` ? textsIn(value) : [];
      });
    return { oid: oidOf(type), cps: texts('1'), notices: texts('2') };
  });
}

const subtrees = (block: BaseBlock, tag: number) =>
  generalNameTexts(partsOf(tagged(block, tag)).flatMap((tree) => partsOf(tree).slice(0, 1)));

function alternativeNames(block?: BaseBlock): X509Detail['alternativeNames'] {
  const { otherNames, directoryNames, unknown, ...rest } = generalNames(partsOf(block));
  return {
    ...rest,
    otherNames: otherNames.map(({ oid, utf8Value, raw }) => ({ oid, utf8Value, hex: hex(raw) })),
    directoryNames: directoryNames.map(({ text }) => text),
    unknown: unknown.map(hex),
  };
}

interface Known {
  readonly name: string;
  readonly tell: (block: BaseBlock) => Told;
}

/** By OpenSSL's names. What an extension tells stands in the answer; of all others the bytes do. */
const known: Readonly<Record<string, Known>> = {
  '2.5.29.14': {
    name: 'Subject Key Identifier',
    tell: (block) => ({ subjectKeyId: contentHex(block) }),
  },
  '2.5.29.15': { name: 'Key Usage', tell: (block) => ({ keyUsages: keyUsages(block) }) },
  '2.5.29.17': {
    name: 'Subject Alternative Name',
    tell: (block) => ({ alternativeNames: alternativeNames(block) }),
  },
  '2.5.29.19': { name: 'Basic Constraints', tell: basicConstraints },
  '2.5.29.30': {
    name: 'Name Constraints',
    tell: (block) => ({ permittedNames: subtrees(block, 0), excludedNames: subtrees(block, 1) }),
  },
  '2.5.29.31': { name: 'CRL Distribution Points', tell: (block) => ({ crls: crls(block) }) },
  '2.5.29.32': { name: 'Certificate Policies', tell: (block) => ({ policies: policies(block) }) },
  '2.5.29.35': { name: 'Authority Key Identifier', tell: authority },
  '2.5.29.37': {
    name: 'Extended Key Usage',
    tell: (block) => ({ extKeyUsages: extKeyUsages(block) }),
  },
  '1.3.6.1.5.5.7.1.1': {
    name: 'Authority Information Access',
    tell: (block) => ({ ocsp: accesses(block, '48.1'), caIssuers: accesses(block, '48.2') }),
  },
};

/** Shown by their bytes, but not without their name. */
const names: Readonly<Record<string, string>> = {
  '2.5.29.9': 'Subject Directory Attributes',
  '2.5.29.16': 'Private Key Usage Period',
  '2.5.29.18': 'Issuer Alternative Name',
  '2.5.29.33': 'Policy Mappings',
  '2.5.29.36': 'Policy Constraints',
  '2.5.29.46': 'Freshest CRL',
  '2.5.29.54': 'Inhibit anyPolicy',
  '1.3.6.1.5.5.7.1.11': 'Subject Information Access',
  '1.3.6.1.5.5.7.1.24': 'TLS Feature',
  '1.3.6.1.4.1.11129.2.4.2': 'CT Precertificate SCTs',
  '1.3.6.1.4.1.11129.2.4.3': 'CT Precertificate Poison',
  '2.16.840.1.113730.1.1': 'Netscape Cert Type',
  '2.16.840.1.113730.1.13': 'Netscape Comment',
};

const untold = (): Extended => ({
  isCA: false,
  alternativeNames: alternativeNames(),
  keyUsages: [],
  extKeyUsages: [],
  authorityIssuer: [],
  crls: [],
  ocsp: [],
  caIssuers: [],
  policies: [],
  permittedNames: [],
  excludedNames: [],
});

/** What the extensions tell, and each of them in its order; one that cannot be decoded costs no other. */
export function x509Extensions(
  extensions: readonly Extension[],
): Pick<X509Detail, keyof Extended | 'extensions'> {
  const told = untold();
  const list = extensions.map(({ oid, critical, bytes, value }) => {
    const found = known[oid];
    if (!found) return { oid, name: names[oid], critical, hex: hex(bytes) };
    try {
      Object.assign(told, found.tell(value()));
      return { oid, name: found.name, critical };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return { oid, name: found.name, critical, hex: hex(bytes), why };
    }
  });
  return { ...told, extensions: list };
}
