import type { Finding } from '@/shared/finding';

import { ownershipFindings, writtenFindings } from './ownership-findings';
import { pairFindings } from './pair-findings';
import type { SecretFacts } from './secret-facts';
import { secretOwner } from './secret-owner';
import type { NamedWriter, SecretWriter } from './secret-writer';
import { namedFindings, specFindings } from './spec-findings';
import { type ToldFinding, toldFinding } from './told-finding';

/** What stands around a Secret; what may not be seen is undefined, and nothing is told of it. */
export interface SecretSurroundings {
  /** The Certificates whose spec.secretName it is. */
  readonly certificates?: readonly SecretWriter[];
  /** The names of the namespace's Certificates that are issuing now. */
  readonly issuing?: ReadonlySet<string>;
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

function wrongType({ type }: SecretFacts, writers: readonly NamedWriter[]): ToldFinding[] {
  if (type === undefined || writers.length === 0) return [];
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
const pairMatters = (facts: SecretFacts, writers: readonly NamedWriter[]) =>
  facts.nextKey === undefined && (facts.type === undefined || writers.length > 0);

/** Everything that is wrong with a Secret or worth knowing of it at `now`; `facts` is undefined where there is none. */
export function secretFindings(
  at: { readonly namespace: string; readonly name: string },
  facts: SecretFacts | undefined,
  around: SecretSurroundings,
  now: number,
): Finding[] {
  const writers = around.certificates ?? [];
  const owner = secretOwner(writers, facts?.issuedFor);
  const told = facts
    ? [
        ...wrongType(facts, writers),
        ...(pairMatters(facts, writers) ? pairFindings(facts, now) : []),
        ...(owner ? specFindings(facts, owner) : []),
        ...ownershipFindings(facts, around),
      ]
    : missing(at, around);
  const object = { kind: 'Secret', namespace: at.namespace, name: at.name };
  return told.map((one) => ({ ...one, object }));
}

/**
 * Codes of what breaks or warns about a Secret, as far as lists can tell: what takes a look at other objects or at the
 * whole spec of its Certificate stands on its own page.
 */
export function findingCodes(
  facts: SecretFacts,
  writers: readonly NamedWriter[],
  now: number,
): string[] {
  const owner = secretOwner(writers, facts.issuedFor);
  const told = [
    ...wrongType(facts, writers),
    ...(pairMatters(facts, writers) ? pairFindings(facts, now) : []),
    ...(owner ? namedFindings(facts, owner) : []),
    ...writtenFindings(facts, writers),
  ];
  return told.filter(({ severity }) => severity !== 'tells').map(({ code }) => code);
}
