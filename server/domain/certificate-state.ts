import type { CertificateState, Retry } from '@/shared/certificate';
import type { Condition } from '@/shared/condition';

import type { CertificateFacts } from './certificate-facts';
import type { IssuerFacts } from './issuer-facts';
import { issuerState } from './issuer-state';
import { backOff } from './trigger/back-off';

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

function passed(time: number | undefined, now: number): time is number {
  return time !== undefined && time <= now;
}

interface Told {
  readonly facts: CertificateFacts;
  readonly obstacle: { reason: string; why: string } | undefined;
}

/** Nothing is tried again by itself before this; absent where nothing failed, or a try is under way. */
function retryOf({ facts }: Told): { readonly retry?: Retry } {
  const { lastFailureTime, failedIssuanceAttempts, issuing: condition } = facts;
  if (lastFailureTime === undefined || condition?.status === 'True') return {};
  const attempts = Math.max(failedIssuanceAttempts ?? 1, 1);
  return { retry: { at: backOff(lastFailureTime, attempts), attempts } };
}

function expired(told: Told, since: number): CertificateState {
  const { facts, obstacle } = told;
  const why = obstacle?.why ?? facts.issuing?.message ?? facts.ready?.message ?? '';
  return { state: 'expired', since, why, ...retryOf(told) };
}

function issuing({ obstacle }: Told, { since, message }: Condition): CertificateState {
  if (obstacle) return { state: 'failing', since, ...obstacle };
  return { state: 'issuing', since, why: message };
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
 * cert-manager issues, Ready still speaks of the pair before; an issuance whose issuer cannot sign is failing.
 */
export function certificateState(
  facts: CertificateFacts,
  issuer: KnownIssuer,
  now: number,
): CertificateState {
  const told: Told = { facts, obstacle: blocked(facts, issuer) };
  const { notAfter, renewalTime } = facts;
  if (passed(notAfter, now)) return expired(told, notAfter);
  if (facts.issuing?.status === 'True') return issuing(told, facts.issuing);
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
