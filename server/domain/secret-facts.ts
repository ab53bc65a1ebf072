import type { IssuerReference } from '@/shared/certificate';
import { field, listField, textField } from '@/shared/fields';

import { type ChainFacts, chainFacts } from './chain-facts';
import { keyMatches } from './key-matches';
import { type LeafFacts, leafFacts } from './leaf-facts';
import { pemBlocks } from './pem-blocks';
import { remember } from './remember';
import { sharedReference, sharedText } from './shared-values';
import { type CertificateSlices, sliceCertificate } from './slice-certificate';

/** What a stored pair turned out to be; the key itself is dropped where it was checked. */
export type Pair =
  | ({ readonly is: 'pair'; readonly matches: boolean } & ChainFacts)
  | { readonly is: 'empty'; readonly why: string }
  | { readonly is: 'unreadable'; readonly why: string };

/** What the inventory keeps of one Secret: no byte of its data. */
export interface SecretFacts {
  readonly namespace: string;
  readonly name: string;
  /** Where it is not kubernetes.io/tls. */
  readonly type?: string;
  readonly pair: Pair;
  /** The first certificate of tls.crt, where it could be decoded. */
  readonly leaf?: LeafFacts;
  /** By the annotations that cert-manager writes; the group and kind as they stand there. */
  readonly issuedBy?: IssuerReference;
  /** The Certificate that was written into it last. */
  readonly issuedFor?: string;
  /** The Certificate whose deletion deletes it. */
  readonly ownedBy?: { readonly name: string; readonly uid: string };
  /** Holds the key of an issuance that is under way, or was left over by one. */
  readonly nextKey?: true;
  readonly keystores?: Keystores;
}

/**
 * `stale`: holds another certificate than tls.crt, or lacks one of ca.crt; `first`: of those of ca.crt only the first.
 * Of a PKCS #12 store, whatever it is called, only its password's owner can tell. Truststores are looked for where
 * ca.crt holds something.
 */
export interface Keystores {
  readonly pkcs12?: 'held';
  readonly pkcs12Trust?: 'held' | 'missing';
  readonly jks?: 'held' | 'stale';
  readonly jksTrust?: 'held' | 'first' | 'stale' | 'missing';
}

function decoded(secret: unknown, key: string): string {
  return Buffer.from(textField(secret, 'data', key) ?? '', 'base64').toString('latin1');
}

const certificates = (pem: string): CertificateSlices[] =>
  pemBlocks(pem, /^CERTIFICATE$/).map(sliceCertificate);

/** One ca.crt stands in many Secrets. */
const authorities = remember(500, (base64): { readonly found?: readonly CertificateSlices[] } => {
  try {
    return { found: certificates(Buffer.from(base64, 'base64').toString('latin1')) };
  } catch {
    return {}; // What cannot be decoded says nothing about the pair; that it cannot is told.
  }
});

interface Judged {
  readonly pair: Pair;
  readonly leaf?: LeafFacts;
  readonly slices?: CertificateSlices;
}

const unreadable = (why: string): Pair => ({ is: 'unreadable', why });
const noCertificate = unreadable('tls.crt holds something that is not an X.509 certificate.');
const noPem = unreadable('tls.crt holds no PEM certificate.');
const noKey = unreadable('tls.key holds something that is not a private key.');
const emptyCertificate: Pair = { is: 'empty', why: 'tls.crt is empty.' };
const emptyKey: Pair = { is: 'empty', why: 'tls.key is empty.' };

function judge(secret: unknown): Judged {
  const crt = decoded(secret, 'tls.crt');
  if (crt.trim() === '') return { pair: emptyCertificate };
  try {
    const [slices, ...chain] = certificates(crt);
    if (!slices) return { pair: noPem };
    const leaf = leafFacts(slices);
    return { slices, leaf, pair: pairOf(secret, [slices, ...chain]) };
  } catch {
    return { pair: noCertificate };
  }
}

function pairOf(
  secret: unknown,
  stored: readonly [CertificateSlices, ...CertificateSlices[]],
): Pair {
  const key = decoded(secret, 'tls.key');
  if (key.trim() === '') return emptyKey;
  const ca = authorities(textField(secret, 'data', 'ca.crt') ?? '').found;
  try {
    const matches = keyMatches(key, stored[0].spki);
    return { is: 'pair', matches, ...chainFacts(stored, ca) };
  } catch {
    // The error's own text may quote the key's bytes.
    return noKey;
  }
}

/** How Java's own format begins; since Java 9 keytool writes PKCS #12 unless it is asked for the other. */
const jksMagic = Buffer.from('feedfeed', 'hex');

/** Of each whether the store holds it: a Java keystore locks its keys only, its certificates stand in it as they are. */
function inJks(store: string, wanted: readonly CertificateSlices[]): boolean[] {
  const bytes = Buffer.from(store, 'base64');
  const isJks = bytes.subarray(0, jksMagic.length).equals(jksMagic);
  return wanted.map(({ der }) => !isJks || bytes.includes(der));
}

function trustOf(store: string, ca: string): NonNullable<Keystores['jksTrust']> {
  if (!store) return 'missing';
  const [first, ...others] = inJks(store, authorities(ca).found ?? []);
  if (first !== false && others.every(Boolean)) return 'held';
  return first && !others.some(Boolean) ? 'first' : 'stale';
}

/** Those that come with the keystores, where there is anything to trust. */
function truststoresOf(of: (name: string) => string): Keystores {
  const [ca, trust] = [of('ca.crt'), of('truststore.jks')];
  if (!ca) return {};
  return {
    ...(of('keystore.p12') && { pkcs12Trust: of('truststore.p12') ? 'held' : 'missing' }),
    ...((of('keystore.jks') || trust) && { jksTrust: trustOf(trust, ca) }),
  };
}

function keystoresOf(
  secret: unknown,
  slices: CertificateSlices | undefined,
): Keystores | undefined {
  const of = (name: string) => textField(secret, 'data', name) ?? '';
  const [jks, pkcs12] = [of('keystore.jks'), of('keystore.p12')];
  if (!jks && !pkcs12 && !of('truststore.jks')) return undefined;
  return {
    ...(pkcs12 && { pkcs12: 'held' }),
    ...(jks && { jks: inJks(jks, slices ? [slices] : []).every(Boolean) ? 'held' : 'stale' }),
    ...truststoresOf(of),
  };
}

const prefix = 'cert-manager.io/';

function issuedByOf(secret: unknown): IssuerReference | undefined {
  const [name, kind, group] = ['issuer-name', 'issuer-kind', 'issuer-group'].map((one) =>
    textField(secret, 'metadata', 'annotations', prefix + one),
  );
  if (name === undefined && kind === undefined && group === undefined) return undefined;
  return sharedReference({
    name: name ?? '',
    kind: kind || 'Issuer',
    group: group || 'cert-manager.io',
  });
}

function ownedByOf(secret: unknown): SecretFacts['ownedBy'] {
  const owner = listField(secret, 'metadata', 'ownerReferences').find(
    (one) =>
      textField(one, 'kind') === 'Certificate' &&
      (textField(one, 'apiVersion') ?? '').startsWith(prefix),
  );
  return owner === undefined
    ? undefined
    : { name: textField(owner, 'name') ?? '', uid: textField(owner, 'uid') ?? '' };
}

/** What differs between most Secrets is not kept where it is not there: each property costs memory 50,000 times. */
function marksOf(secret: unknown): Partial<SecretFacts> {
  const type = textField(secret, 'type');
  const issuedFor = textField(secret, 'metadata', 'annotations', `${prefix}certificate-name`);
  const issuedBy = issuedByOf(secret);
  const ownedBy = ownedByOf(secret);
  return {
    ...(type !== undefined && type !== 'kubernetes.io/tls' && { type }),
    ...(issuedBy && { issuedBy }),
    ...(issuedFor !== undefined && { issuedFor }),
    ...(ownedBy && { ownedBy }),
    ...(field(secret, 'metadata', 'labels', `${prefix}next-private-key`) === 'true' && {
      nextKey: true,
    }),
  };
}

export function secretFacts(secret: unknown): SecretFacts {
  const { pair, leaf, slices } = judge(secret);
  const keystores = keystoresOf(secret, slices);
  return {
    namespace: sharedText(textField(secret, 'metadata', 'namespace') ?? ''),
    name: textField(secret, 'metadata', 'name') ?? '',
    pair,
    ...(leaf && { leaf }),
    ...marksOf(secret),
    ...(keystores && { keystores }),
  };
}
