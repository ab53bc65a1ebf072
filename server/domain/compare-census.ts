import type { UpgradeVerdict } from '@/shared/upgrade';

import { type Census, type CertificateRow, type Held, keyOf, type SecretRow } from './census';
import { differenceOf } from './difference-of';

type Named = UpgradeVerdict['unexpected'][number];

/** How two censuses differ; every row of both is in exactly one of the lists, or the same. */
export type Comparison = Pick<
  UpgradeVerdict,
  | 'compared'
  | 'comparedSecrets'
  | 'same'
  | 'renewedAsDue'
  | 'unexpected'
  | 'lost'
  | 'foreign'
  | 'added'
  | 'failingBefore'
  | 'newlyFailing'
  | 'requests'
>;

/** What became of one row of the census before. */
type Fate =
  | { readonly is: 'same' }
  | { readonly is: 'due' | 'unexpected' | 'lost' | 'foreign'; readonly why: string };

const same: Fate = { is: 'same' };

/**
 * Compares the census of before with a fresh one. Canaries are not compared: they come and go with the upgrade.
 * `release`: `cert-manager/cert-manager`, what helm worked on meanwhile.
 */
export function compareCensus(before: Census, after: Census, release?: string): Comparison {
  const certificates = before.certificates.filter(({ canary }) => !canary);
  const secrets = before.secrets.filter(({ canary }) => !canary);
  const now = byKey(after.certificates);
  const holding = new Map<string, Held>([
    ...after.certificates.map((row) => [keyOf(secretOf(row)), row.held] as const),
    ...after.secrets.map((row) => [keyOf(row), row.held] as const),
  ]);
  const fatesOfCertificates = certificates.map((row) => ({
    row,
    fate: fateOf(row, now.get(keyOf(row)), { at: after.at, holding }),
  }));
  const renewed = new Map(
    fatesOfCertificates.flatMap(({ row, fate }) => {
      const secret = keyOf(secretOf(row));
      const held = holding.get(secret);
      return fate.is === 'due' && held?.is === 'held' ? [[held.data, secret] as const] : [];
    }),
  );
  const named = new Set(after.certificates.map((row) => keyOf(secretOf(row))));
  const fates = [
    ...fatesOfCertificates,
    ...secrets.map((row) => ({
      row,
      fate: fateOfSecret(row, holding.get(keyOf(row)), { renewed, named, release }),
    })),
  ];
  const pick = (is: Fate['is']): Named[] =>
    fates.flatMap(({ row: { namespace, name }, fate }) =>
      fate.is === is && fate.is !== 'same' ? [{ namespace, name, why: fate.why }] : [],
    );
  const renewedAsDue = pick('due');
  return {
    compared: fates.length,
    comparedSecrets: secrets.length,
    same: fates.filter(({ fate }) => fate.is === 'same').length,
    renewedAsDue,
    unexpected: pick('unexpected'),
    lost: pick('lost'),
    foreign: pick('foreign'),
    added: addedTo(before, after),
    ...failing(certificates, now),
    requests: requestsSince(before, after, new Set(renewedAsDue.map(keyOf))),
  };
}

const byKey = <Row extends { namespace: string; name: string }>(rows: readonly Row[]) =>
  new Map(rows.map((row) => [keyOf(row), row]));

function fateOf(
  before: CertificateRow,
  after: CertificateRow | undefined,
  { at, holding }: { at: number; holding: ReadonlyMap<string, Held> },
): Fate {
  if (!after) {
    const left = holding.has(keyOf(secretOf(before)))
      ? `its Secret ${before.secretName} is still there`
      : 'its Secret as well';
    return { is: 'lost', why: `The Certificate was deleted meanwhile; ${left}.` };
  }
  if (after.uid !== before.uid)
    return { is: 'lost', why: 'The Certificate was deleted meanwhile, and made again.' };
  if (before.held.is === 'held' && after.held.is === 'missing')
    return { is: 'lost', why: `Its Secret ${after.secretName} is gone.` };
  const difference = differenceOf(before.held, after.held);
  if (difference === undefined) return same;
  const because = reasonToRenew(before, at);
  const unsound = because === undefined ? undefined : unsoundRenewal(before.held, after.held, at);
  if (because !== undefined && unsound === undefined)
    return { is: 'due', why: `${because} ${difference}` };
  return { is: 'unexpected', why: `${difference} ${unsound ?? noReason(before, after)}` };
}

const secretOf = ({ namespace, secretName }: CertificateRow) => ({ namespace, name: secretName });

/** cert-manager removes no TLS Secret of its own accord; who did, the cluster does not keep. */
const deletedByOthers =
  'The Secret was deleted during the hop. No Certificate names it and cert-manager had not marked it: another program or a person deleted it.';

/** What is missed by somebody, whoever deleted it; undefined: it is another program's own matter. */
function lossOf({ held }: SecretRow, isOthers: boolean, release?: string): string | undefined {
  if (!isOthers) return 'The Secret was deleted; cert-manager had issued what it held.';
  if (held.is !== 'held') return undefined;
  if (release !== undefined && held.release === release)
    return `The Secret was deleted; it belonged to Helm release ${release}, which this hop changed.`;
  return held.leaf?.isCA
    ? 'The Secret was deleted; it held the certificate of a CA, which an issuer may sign with.'
    : undefined;
}

/** `renewed`: what Certificates hold that were renewed as due, by its digest; `named`: the Secrets of Certificates. */
function fateOfSecret(
  before: SecretRow,
  now: Held | undefined,
  after: {
    renewed: ReadonlyMap<string, string>;
    named: ReadonlySet<string>;
    release: string | undefined;
  },
): Fate {
  const isMarked = [before.held, now].some((one) => one?.is === 'held' && one.marked);
  const isOthers = !isMarked && !after.named.has(keyOf(before));
  if (!now || now.is === 'missing') {
    const loss = lossOf(before, isOthers, after.release);
    return loss === undefined ? { is: 'foreign', why: deletedByOthers } : { is: 'lost', why: loss };
  }
  const difference = differenceOf(before.held, now);
  if (difference === undefined) return same;
  const original = after.renewed.get(now.data);
  if (original !== undefined)
    return { is: 'due', why: `It is a copy of ${original}, which was renewed as due.` };
  if (isOthers)
    return {
      is: 'foreign',
      why: `${difference} No Certificate names this Secret, and cert-manager has not marked it: another program wrote it.`,
    };
  return { is: 'unexpected', why: `${difference} No Certificate named this Secret.` };
}

/** Why cert-manager had reason to issue anew, whatever was upgraded. */
function reasonToRenew(before: CertificateRow, at: number): string | undefined {
  const due = renewalTimeOf(before);
  if (due !== undefined && due <= at) return `Its renewal was due ${moment(due)}.`;
  if (before.issuing) return 'It was being issued already.';
  if (before.state.is === 'failing') return 'It was not ready before, and was issued now.';
  return undefined;
}

/** As cert-manager's status says, or by its own rule where the status says nothing: at two thirds of the lifetime. */
function renewalTimeOf({ renewalTime, held }: CertificateRow): number | undefined {
  if (renewalTime !== undefined) return renewalTime;
  if (held.is !== 'held' || !held.leaf) return undefined;
  const { notBefore, notAfter } = held.leaf;
  return Math.floor((notAfter - (notAfter - notBefore) / 3) / 1_000) * 1_000;
}

const moment = (time: number) =>
  new Date(time)
    .toISOString()
    .replace('T', ' ')
    .replace(/\.\d+Z$/, ' UTC');

/** A renewal that was due must still lead to a certificate for the same names by the same issuer. */
function unsoundRenewal(before: Held, after: Held, at: number): string | undefined {
  if (after.is !== 'held' || !after.leaf) return 'It was due, but no certificate can be read now.';
  const { leaf } = after;
  if (leaf.notAfter <= at || leaf.notBefore > at)
    return 'It was due, but the new certificate is not valid now.';
  if (before.is !== 'held' || !before.leaf) return undefined;
  if (sorted(before.leaf.names) !== sorted(leaf.names))
    return `It was due, but the new certificate is for other names: ${leaf.names.join(', ')}.`;
  // Not by the name in the certificate: an issuer may sign with another of its intermediates each time.
  if (before.issuer !== undefined && after.issuer !== undefined && before.issuer !== after.issuer)
    return `It was due, but another issuer issued it: ${after.issuer}, before ${before.issuer}.`;
  return undefined;
}

const sorted = (names: readonly string[]) => names.toSorted().join('\n');

function noReason(before: CertificateRow, after: CertificateRow): string {
  if (before.secretName !== after.secretName)
    return `The Certificate names Secret ${after.secretName} now, ${before.secretName} before.`;
  if (before.generation !== after.generation)
    return `The Certificate's spec was changed meanwhile (generation ${before.generation} → ${after.generation}).`;
  const due = renewalTimeOf(before);
  return due === undefined ? 'It was not due.' : `It was not due before ${moment(due)}.`;
}

const made =
  (why: string) =>
  ({ namespace, name }: { namespace: string; name: string }): Named => ({ namespace, name, why });

function addedTo(before: Census, after: Census): Named[] {
  const known = new Set([
    ...before.certificates.flatMap((one) => [keyOf(one), keyOf(secretOf(one))]),
    ...before.secrets.map(keyOf),
  ]);
  const isNew = (row: SecretRow | CertificateRow) => !row.canary && !known.has(keyOf(row));
  return [
    ...after.certificates.filter(isNew).map(made('The Certificate was made meanwhile.')),
    ...after.secrets.filter(isNew).map(made('The TLS Secret was made meanwhile.')),
  ];
}

function failing(
  before: readonly CertificateRow[],
  now: ReadonlyMap<string, CertificateRow>,
): Pick<Comparison, 'failingBefore' | 'newlyFailing'> {
  const newlyFailing: Named[] = [];
  let failingBefore = 0;
  for (const row of before) {
    const after = now.get(keyOf(row));
    if (after?.state.is !== 'failing') continue;
    if (row.state.is === 'ready')
      newlyFailing.push({ namespace: row.namespace, name: row.name, why: after.state.why });
    else failingBefore += 1;
  }
  return { failingBefore, newlyFailing };
}

function requestsSince(
  before: Census,
  after: Census,
  due: ReadonlySet<string>,
): Comparison['requests'] {
  const known = new Set(before.requests.map(({ uid }) => uid));
  const certificates = new Map(before.certificates.map((one) => [one.uid, one]));
  const counted = { due: 0, canaries: 0, others: 0 };
  const unexpected: Named[] = [];
  for (const { uid, namespace, name, certificate, canary } of after.requests) {
    if (known.has(uid)) continue;
    const of = certificate && certificates.get(certificate.uid);
    if (canary) counted.canaries += 1;
    else if (!of || of.canary) counted.others += 1;
    else if (due.has(keyOf(of)) || reasonToRenew(of, after.at)) counted.due += 1;
    else
      unexpected.push({
        namespace,
        name,
        why: `Made for Certificate ${of.name}, which was not due.`,
      });
  }
  return { ...counted, unexpected };
}
