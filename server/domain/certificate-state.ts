import type { CertificateState, Retry } from '@/shared/certificate';
import type { Condition } from '@/shared/condition';

import type { CertificateFacts } from './certificate-facts';
import type { IssuerFacts } from './issuer-facts';
import { issuerState } from './issuer-state';
import { backOff, type BackOffLimits } from './trigger/back-off';
import { utcText } from './utc-text';

/** What is known of the issuer that a Certificate names. */
export type KnownIssuer =
  | { readonly is: 'here'; readonly facts: IssuerFacts }
  | { readonly is: 'absent' }
  /** Issuers may not be read, are not loaded yet, or belong to another API group. */
  | { readonly is: 'unknown' };

/** Why an issuance cannot go on, where the issuer itself is the reason. */
function blocked(
  facts: CertificateFacts,
  issuer: KnownIssuer,
): { reason: string; why: string } | undefined {
  const { kind, name } = facts.issuer;
  const named = kind === 'Issuer' ? `Issuer ${facts.namespace}/${name}` : `${kind} ${name}`;
  if (issuer.is === 'absent') return { reason: 'IssuerNotFound', why: `${named} does not exist.` };
  if (issuer.is === 'unknown') return undefined;
  const state = issuerState(issuer.facts);
  if (state.state !== 'failing') return undefined;
  return { reason: 'IssuerNotReady', why: `${named} is not ready: ${state.why}` };
}

/** What else is known of an issuance. */
export interface Issuance {
  /** Why it does not go on: what its Challenge, its Order or its request says. */
  readonly cause?: { readonly sentence: string } | undefined;
  /** What it waits for, and since when, where that only takes its time. */
  readonly waiting?: string | undefined;
  /** How long the controller waits after a failure, where that is known. */
  readonly limits?: BackOffLimits | undefined;
}

/** Longer than any issuer takes with which nothing is wrong. */
export const stuckAfter = 3_600_000;

function passed(time: number | undefined, now: number): time is number {
  return time !== undefined && time <= now;
}

interface Told {
  readonly facts: CertificateFacts;
  readonly issuance: Issuance;
  readonly obstacle: { reason: string; why: string } | undefined;
}

/** Nothing is tried again by itself before this; absent where nothing failed, or a try is under way. */
function retryOf({ facts, issuance: { limits } }: Told): { readonly retry?: Retry } {
  const { lastFailureTime, failedIssuanceAttempts, issuing: condition } = facts;
  if (lastFailureTime === undefined || condition?.status === 'True') return {};
  const attempts = Math.max(failedIssuanceAttempts ?? 1, 1);
  const at = backOff(lastFailureTime, attempts, limits);
  return { retry: { at, attempts, ...(!limits && { assumed: true }) } };
}

function expired(told: Told, since: number): CertificateState {
  const { facts, obstacle } = told;
  const why = obstacle?.why ?? facts.issuing?.message ?? facts.ready?.message ?? '';
  return { state: 'expired', since, why, ...retryOf(told) };
}

/** One that does not go on keeps Issuing=True for days: cert-manager calls only what has ended failed. */
function issuing(
  { obstacle, issuance: { cause, waiting } }: Told,
  { since, message }: Condition,
  now: number,
): CertificateState {
  if (obstacle) return { state: 'failing', since, ...obstacle };
  if (cause) return { state: 'failing', since, reason: 'IssuanceStuck', why: cause.sentence };
  if (since === undefined || now - since < stuckAfter)
    return { state: 'issuing', since, why: waiting ?? message };
  const why = `It has been issuing since ${utcText(since)}, and nothing that is known says why it takes so long. It began because: ${message}`;
  return { state: 'failing', since, reason: 'IssuanceStuck', why };
}

function failing(told: Told, ready: Condition): CertificateState {
  const { facts, obstacle } = told;
  // A failed issuance says why in Issuing=False; Ready only says what is missing because of it.
  const one = facts.issuing?.status === 'False' && facts.issuing.message ? facts.issuing : ready;
  const why = one.message || (obstacle?.why ?? '');
  return { state: 'failing', since: one.since, reason: one.reason, why, ...retryOf(told) };
}

/**
 * The state of one Certificate at `now` (milliseconds since 1970). Issuing wins over Ready, because while
 * cert-manager issues, Ready still speaks of the pair before; an issuance that does not go on is failing.
 */
export function certificateState(
  facts: CertificateFacts,
  issuer: KnownIssuer,
  now: number,
  issuance: Issuance = {},
): CertificateState {
  const told: Told = { facts, issuance, obstacle: blocked(facts, issuer) };
  const { notAfter, renewalTime } = facts;
  if (passed(notAfter, now)) return expired(told, notAfter);
  if (facts.issuing?.status === 'True') return issuing(told, facts.issuing, now);
  if (facts.ready?.status === 'False') return failing(told, facts.ready);
  if (facts.ready?.status !== 'True')
    return {
      state: 'unknown',
      why: 'cert-manager has not yet said whether this Certificate is ready. Check that its controller runs.',
    };
  if (!passed(renewalTime, now)) return { state: 'ready' };
  const why = facts.issuing?.message || 'Its renewal time has passed and no renewal has begun.';
  return { state: 'overdue', since: renewalTime, why, ...retryOf(told) };
}
