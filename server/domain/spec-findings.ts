import { isIPv6 } from 'node:net';

import type { LeafFacts } from './leaf-facts';
import type { SecretFacts } from './secret-facts';
import type { NamedWriter, SecretWriter } from './secret-writer';
import { type ToldFinding, toldFinding } from './told-finding';

const renew = (name: string) =>
  `cert-manager issues anew where its checks see the difference; otherwise renew Certificate ${name}.`;

/** ACME servers write DNS names in lower case, whatever was asked for; in a URI the case may matter. */
function canonical(name: string): string {
  if (isIPv6(name)) return new URL(`http://[${name}]`).hostname.slice(1, -1);
  return name.includes('://') ? name : name.toLowerCase();
}

function without(some: readonly string[], others: readonly string[]): string[] {
  const held = new Set(others.map(canonical));
  return some.filter((name) => !held.has(canonical(name)));
}

const shown = 5;

const listed = (all: readonly string[]) =>
  all.length > shown
    ? `${all.slice(0, shown).join(', ')} and ${all.length - shown} more`
    : all.join(', ');

/** As it nearly always is: looked at first, since lists ask for tens of thousands. */
const areSame = (some: readonly string[], others: readonly string[]) =>
  some.length === others.length && some.every((one) => others.includes(one));

function names(leaf: LeafFacts, { name, names: wanted }: NamedWriter): ToldFinding[] {
  if (areSame(wanted, leaf.names)) return [];
  const missing = without(wanted, leaf.names);
  const more = without(leaf.names, wanted);
  if (missing.length === 0 && more.length === 0) return [];
  const parts = [
    ...(missing.length > 0 ? [`is not for ${listed(missing)}`] : []),
    ...(more.length > 0 ? [`is for ${listed(more)}, which is not asked for`] : []),
  ];
  return [
    toldFinding(
      missing.length > 0 ? 'breaks' : 'warns',
      'secret-names-differ',
      `The stored certificate ${parts.join(', and ')}: Certificate ${name} asks for other names.`,
      renew(name),
    ),
  ];
}

function key(leaf: LeafFacts, { name, key: wanted }: NamedWriter): ToldFinding[] {
  if (leaf.key === wanted) return [];
  return [
    toldFinding(
      'warns',
      'secret-key-differs',
      `The stored key is ${leaf.key}; Certificate ${name} asks for ${wanted}.`,
      renew(name),
    ),
  ];
}

/** cert-manager's other words for the same usages. */
const same: Readonly<Record<string, string>> = {
  signing: 'digital signature',
  's/mime': 'email protection',
};

/** Only an RSA key can encipher another one: issuers leave the usage out for others, and nobody misses it. */
const forRsaOnly: ReadonlySet<string> = new Set(['key encipherment', 'data encipherment']);

function usages(leaf: LeafFacts, { name, usages: wanted, isCA }: SecretWriter): ToldFinding[] {
  // A certificate without any usage may be used for everything.
  if (leaf.usages.length === 0 || leaf.usages.includes('any')) return [];
  const all = [...wanted.map((one) => same[one] ?? one), ...(isCA ? ['cert sign'] : [])];
  const isRsa = leaf.key.startsWith('RSA');
  const missing = all.filter(
    (one) => !leaf.usages.includes(one) && (isRsa || !forRsaOnly.has(one)),
  );
  const sameKind = leaf.isCA === isCA;
  if (missing.length === 0 && sameKind) return [];
  const what =
    missing.length > 0
      ? `may not be used for ${listed(missing)}`
      : `is ${leaf.isCA ? 'a certificate authority' : 'no certificate authority'}`;
  return [
    toldFinding(
      // Which usages a leaf gets, public CAs decide; that a CA is none breaks what it is for.
      sameKind ? 'tells' : 'warns',
      'secret-usages-differ',
      `The stored certificate ${what}, unlike what Certificate ${name} asks for.`,
      `Some issuers decide this themselves. If yours should not, renew Certificate ${name}.`,
    ),
  ];
}

/** Issuers round, and begin some minutes before they sign. */
const tolerance = 0.1;
const hour = 3_600_000;

const hours = (time: number) => `${Math.round(time / hour)} h`;

function duration(leaf: LeafFacts, { name, duration: wanted }: SecretWriter): ToldFinding[] {
  const held = leaf.notAfter - leaf.notBefore;
  if (wanted === undefined || Math.abs(held - wanted) <= Math.max(wanted * tolerance, hour))
    return [];
  return [
    toldFinding(
      'tells',
      'secret-duration-differs',
      `The stored certificate is valid for ${hours(held)}; Certificate ${name} asks for ${hours(wanted)}.`,
      'The issuer may allow no more; where the spec changed, renew.',
    ),
  ];
}

const isSame = (one: NamedWriter['issuer'], other: NamedWriter['issuer']) =>
  one.name === other.name && one.kind === other.kind && one.group === other.group;

function issuer({ issuedBy }: SecretFacts, { name, issuer: wanted }: NamedWriter): ToldFinding[] {
  if (!issuedBy || isSame(issuedBy, wanted)) return [];
  const text = (one: typeof wanted) => `${one.kind}.${one.group}/${one.name}`;
  return [
    toldFinding(
      'warns',
      'secret-issuer-differs',
      `The stored certificate was issued by ${text(issuedBy)}; Certificate ${name} names ${text(wanted)}.`,
      renew(name),
    ),
  ];
}

const absent = (kind: string, store: string | undefined, trust: string | undefined) => [
  ...(store ? [] : [`keystore.${kind}`]),
  ...(trust === 'missing' ? [`truststore.${kind}`] : []),
];

function keystores({ keystores: held }: SecretFacts, writer: NamedWriter): ToldFinding[] {
  const missing = [
    ...(writer.pkcs12 ? absent('p12', held?.pkcs12, held?.pkcs12Trust) : []),
    ...(writer.jks ? absent('jks', held?.jks, held?.jksTrust) : []),
  ];
  if (missing.length === 0) return [];
  return [
    toldFinding(
      'breaks',
      'secret-keystore-missing',
      `Certificate ${writer.name} asks for ${missing.join(' and ')}, which the Secret does not hold: who loads it cannot start.`,
      'Look whether the Secret of the keystore’s password is there; cert-manager then writes the keystore.',
    ),
  ];
}

/** Where it differs in what lists keep of a Certificate as well. */
export function namedFindings(facts: SecretFacts, writer: NamedWriter): ToldFinding[] {
  const { leaf } = facts;
  return [
    ...issuer(facts, writer),
    ...(leaf ? [...names(leaf, writer), ...key(leaf, writer)] : []),
    ...keystores(facts, writer),
  ];
}

/** Where it differs in what only the whole spec says. */
export function specFindings({ leaf }: SecretFacts, writer: SecretWriter): ToldFinding[] {
  return leaf ? [...usages(leaf, writer), ...duration(leaf, writer)] : [];
}
