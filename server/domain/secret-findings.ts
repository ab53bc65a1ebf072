import type { Finding } from '@/shared/finding';

import { endingFindings } from './ending-findings';
import { ownershipFindings, writtenFindings } from './ownership-findings';
import { pairFindings } from './pair-findings';
import type { SecretFacts } from './secret-facts';
import { secretOwner } from './secret-owner';
import type { SecretWriter, WrittenBy } from './secret-writer';
import { namedFindings, specFindings } from './spec-findings';
import { type ToldFinding, toldFinding } from './told-finding';

/** What stands around a Secret; what may not be seen is undefined, and nothing is told of it. */
export interface SecretSurroundings {
  /** The Certificates whose spec.secretName it is, or the first of them. */
  readonly certificates?: readonly SecretWriter[];
  /** How many they are, where those are not all. */
  readonly count?: number;
  /** Which of the namespace's Certificates are issuing now, by name. */
  readonly issuing?: Pick<ReadonlySet<string>, 'has'>;
  /** Of a CA: how many of the certificates that it signed end after it, and when the last of them does. */
  readonly signed?: { readonly count: number; readonly latest: number };
  readonly consumers?: {
    readonly found: readonly unknown[];
    readonly lookedAt: readonly string[];
    readonly unread: readonly unknown[];
  };
}

function missing(
  at: { namespace: string; name: string },
  around: SecretSurroundings,
): ToldFinding[] {
  const [writer] = around.certificates ?? [];
  if (!writer) return [];
  return [
    toldFinding(
      'breaks',
      'secret-missing',
      `There is no Secret ${at.namespace}/${at.name}, which Certificate ${writer.name} is to write.`,
      writer.issuing
        ? 'It is being issued: look at its CertificateRequest.'
        : 'Look why the Certificate is not issued.',
    ),
  ];
}

function wrongType({ type }: SecretFacts, written: WrittenBy | undefined): ToldFinding[] {
  if (type === undefined || !written || written.count === 0) return [];
  return [
    toldFinding(
      'warns',
      'secret-wrong-type',
      `Its type is ${type}, not kubernetes.io/tls: Ingress controllers and others refuse it, and a type can never be changed.`,
      'Back it up, delete it and let cert-manager write it anew, at a time when a new certificate does no harm.',
    ),
  ];
}

/** Left-over keys hold no certificate: that they do not is no finding. */
const pairMatters = (facts: SecretFacts, written: WrittenBy | undefined) =>
  facts.nextKey === undefined && (facts.type === undefined || (written?.count ?? 0) > 0);

/**
 * What is wrong with a Secret as far as lists can tell: what takes a look at other objects or at the whole spec of its
 * Certificate stands on its own page. `written`: undefined where it is not known who writes it.
 */
export function listedFindings(
  facts: SecretFacts,
  written: WrittenBy | undefined,
  issuing: SecretSurroundings['issuing'],
  now: number,
): ToldFinding[] {
  return [
    ...wrongType(facts, written),
    ...(pairMatters(facts, written) ? pairFindings(facts, now) : []),
    ...endingFindings(facts, written, now),
    ...(written?.owner ? namedFindings(facts, written.owner) : []),
    ...writtenFindings(facts, written, issuing),
  ];
}

function writtenBy(
  { certificates, count }: SecretSurroundings,
  issuedFor: string | undefined,
): WrittenBy<SecretWriter> | undefined {
  if (!certificates) return undefined;
  const owner = secretOwner(certificates, issuedFor);
  return { owner, count: count ?? certificates.length, some: certificates };
}

/** Everything that is wrong with a Secret or worth knowing of it at `now`; `facts` is undefined where there is none. */
export function secretFindings(
  at: { readonly namespace: string; readonly name: string },
  facts: SecretFacts | undefined,
  around: SecretSurroundings,
  now: number,
): Finding[] {
  const object = { kind: 'Secret', namespace: at.namespace, name: at.name };
  const told = facts ? held(facts, around, now) : missing(at, around);
  return told.map((one) => ({ ...one, object }));
}

function held(facts: SecretFacts, around: SecretSurroundings, now: number): ToldFinding[] {
  const written = writtenBy(around, facts.issuedFor);
  return [
    ...listedFindings(facts, written, around.issuing, now),
    ...(written?.owner ? specFindings(facts, written.owner) : []),
    ...ownershipFindings(facts, around),
  ];
}

/** Codes of what breaks or warns. */
export function findingCodes(told: readonly ToldFinding[]): string[] {
  return told.filter(({ severity }) => severity !== 'tells').map(({ code }) => code);
}
