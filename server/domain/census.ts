import { createHash, type X509Certificate } from 'node:crypto';

import { z } from 'zod';

import { field, isRecord, listField, numberField, textField } from '@/shared/fields';

import { type CertificateFacts, certificateFacts } from './certificate-facts';
import { readCertificates, x509Facts } from './x509-facts';

/** Set on everything that Certferry issues to try an issuer; its value is the run's id. */
export const canaryLabel = 'certferry.io/canary';

const leaf = z.object({
  serial: z.string(),
  fingerprint: z.string(),
  /** sha256 in hex of the public key: another one means another private key. */
  key: z.string(),
  issuer: z.string(),
  names: z.array(z.string()),
  notBefore: z.number(),
  notAfter: z.number(),
  isCA: z.boolean().optional(),
});

/** What a Secret holds, without a byte of it. */
const held = z.discriminatedUnion('is', [
  z.object({ is: z.literal('missing') }),
  z.object({
    is: z.literal('held'),
    /** sha256 in hex over all entries of the data, sorted by their names. */
    data: z.string(),
    entries: z.array(z.string()),
    /** The Secret's type: one that was there before cert-manager came keeps its own. */
    type: z.string(),
    /** `Issuer ca cert-manager.io`: who issued it, as cert-manager's annotations say. */
    issuer: z.string().optional(),
    /** Whether it carries an annotation or the label that cert-manager writes. */
    marked: z.boolean(),
    /** `cert-manager/cert-manager`, namespace and name of the Helm release that owns it. */
    release: z.string().optional(),
    leaf: leaf.optional(),
  }),
]);
export type Held = z.infer<typeof held>;

const state = z.discriminatedUnion('is', [
  z.object({ is: z.literal('ready') }),
  z.object({ is: z.literal('failing'), why: z.string() }),
]);

const certificateRow = z.object({
  namespace: z.string(),
  name: z.string(),
  uid: z.string(),
  generation: z.number(),
  secretName: z.string(),
  held,
  renewalTime: z.number().optional(),
  revision: z.number().optional(),
  state,
  /** Whether cert-manager issues it anew at this moment; what is served meanwhile is what it was. */
  issuing: z.boolean(),
  canary: z.boolean(),
});
export type CertificateRow = z.infer<typeof certificateRow>;

const secretRow = z.object({
  namespace: z.string(),
  name: z.string(),
  held,
  canary: z.boolean(),
});
export type SecretRow = z.infer<typeof secretRow>;

const requestRow = z.object({
  namespace: z.string(),
  name: z.string(),
  uid: z.string(),
  /** Name and uid of the Certificate that it was made for; absent where another program made it. */
  certificate: z.object({ name: z.string(), uid: z.string() }).optional(),
  canary: z.boolean(),
});

/** The fingerprint of every certificate at one moment. */
export const census = z.object({
  at: z.number(),
  certificates: z.array(certificateRow),
  /** TLS Secrets that no Certificate names. */
  secrets: z.array(secretRow),
  requests: z.array(requestRow),
});
export type Census = z.infer<typeof census>;

/** The same for the same data, whatever else of the Secret was written. */
export function dataDigest(secret: unknown): string {
  const data = field(secret, 'data');
  const hash = createHash('sha256');
  for (const [name, value] of entriesOf(data))
    hash.update(`${name}=${typeof value === 'string' ? value : JSON.stringify(value)}\n`);
  return hash.digest('hex');
}

function entriesOf(data: unknown): [string, unknown][] {
  return isRecord(data)
    ? Object.entries(data).toSorted(([one], [other]) => (one < other ? -1 : 1))
    : [];
}

function leafOf(secret: unknown): z.infer<typeof leaf> | undefined {
  const pem = Buffer.from(textField(secret, 'data', 'tls.crt') ?? '', 'base64').toString('latin1');
  try {
    const [first] = readCertificates(pem);
    if (!first) return undefined;
    const { serial, fingerprint, issuer, names, notBefore, notAfter, isCA } = x509Facts(first);
    const key = keyDigest(first);
    return { serial, fingerprint, key, issuer, names, notBefore, notAfter, isCA };
  } catch {
    return undefined; // What cannot be decoded is still compared, by its data.
  }
}

function keyDigest({ publicKey }: X509Certificate): string {
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex');
}

const prefix = 'cert-manager.io/';
const issuedLabel = 'controller.cert-manager.io/fao';
/** People write this one, to let cainjector read a Secret that is not cert-manager's. */
const injection = 'cert-manager.io/allow-direct-injection';

const isMark = (name: string) =>
  name === issuedLabel || (name.startsWith(prefix) && name !== injection);

function releaseOf(secret: unknown): string | undefined {
  const said = (what: string) =>
    textField(secret, 'metadata', 'annotations', `meta.helm.sh/release-${what}`);
  const name = said('name');
  return name ? `${said('namespace') ?? ''}/${name}` : undefined;
}

/** With the defaults of an issuerRef, which versions of cert-manager write or leave out. */
function issuerOf(secret: unknown): string | undefined {
  const said = (what: string) =>
    textField(secret, 'metadata', 'annotations', `${prefix}issuer-${what}`);
  const name = said('name');
  if (!name) return undefined;
  return `${said('kind') || 'Issuer'} ${name} ${said('group') || 'cert-manager.io'}`;
}

/** What is kept of one Secret. */
export function heldIn(secret: unknown): Held {
  const found = leafOf(secret);
  const issuer = issuerOf(secret);
  const release = releaseOf(secret);
  const marks = ['annotations', 'labels'].flatMap((kind) =>
    entriesOf(field(secret, 'metadata', kind)),
  );
  return {
    is: 'held',
    data: dataDigest(secret),
    entries: entriesOf(field(secret, 'data')).map(([name]) => name),
    type: textField(secret, 'type') ?? '',
    ...(issuer !== undefined && { issuer }),
    marked: marks.some(([name]) => isMark(name)),
    ...(release !== undefined && { release }),
    ...(found && { leaf: found }),
  };
}

function stateOf({ ready, issuing }: CertificateFacts): z.infer<typeof state> {
  if (ready?.status === 'True') return { is: 'ready' };
  const why = issuing?.message || ready?.message;
  return { is: 'failing', why: why || 'cert-manager has not said that it is ready.' };
}

const isCanary = (object: unknown) =>
  textField(object, 'metadata', 'labels', canaryLabel) !== undefined;

export const keyOf = ({ namespace, name }: { namespace: string; name: string }) =>
  `${namespace}/${name}`;

const named = (object: unknown) => ({
  namespace: textField(object, 'metadata', 'namespace') ?? '',
  name: textField(object, 'metadata', 'name') ?? '',
});

/** A TLS Secret as a row of its own; rows of Secrets that a Certificate names are taken into that one's. */
export function secretRowOf(secret: unknown): SecretRow {
  return { ...named(secret), held: heldIn(secret), canary: isCanary(secret) };
}

function certificateRowOf(
  certificate: unknown,
  secrets: ReadonlyMap<string, SecretRow>,
): CertificateRow {
  const facts = certificateFacts(certificate);
  const { namespace, name, secretName, renewalTime, revision } = facts;
  const secret = secrets.get(keyOf({ namespace, name: secretName }));
  return {
    namespace,
    name,
    uid: textField(certificate, 'metadata', 'uid') ?? '',
    generation: numberField(certificate, 'metadata', 'generation') ?? 0,
    secretName,
    held: secret?.held ?? { is: 'missing' },
    ...(renewalTime !== undefined && { renewalTime }),
    ...(revision !== undefined && { revision }),
    state: stateOf(facts),
    issuing: facts.issuing?.status === 'True',
    canary: isCanary(certificate),
  };
}

export function requestRowOf(request: unknown): Census['requests'][number] {
  const owner = listField(request, 'metadata', 'ownerReferences').find(
    (one) => textField(one, 'kind') === 'Certificate' && field(one, 'controller') === true,
  );
  return {
    ...named(request),
    uid: textField(request, 'metadata', 'uid') ?? '',
    ...(owner !== undefined && {
      certificate: { name: textField(owner, 'name') ?? '', uid: textField(owner, 'uid') ?? '' },
    }),
    canary: isCanary(request),
  };
}

/**
 * One row per Certificate with what its Secret holds, one per TLS Secret that no Certificate names, and
 * every request, as they were at `at`. `secrets` are rows already, so that no list of keys is ever held.
 */
export function censusOf(
  at: number,
  certificates: readonly unknown[],
  secrets: readonly SecretRow[],
  requests: Census['requests'],
): Census {
  const byKey = new Map(secrets.map((one) => [keyOf(one), one]));
  const rows = certificates.map((one) => certificateRowOf(one, byKey));
  const managed = new Set(
    rows.map(({ namespace, secretName }) => keyOf({ namespace, name: secretName })),
  );
  return {
    at,
    certificates: rows,
    secrets: secrets.filter((one) => !managed.has(keyOf(one))),
    requests,
  };
}
