import { textField, timeField, numberField } from '@/shared/fields';
import type { WouldIssue } from '@/shared/would-issue';

import { conditionOf, conditions } from '../conditions';
import { backOff } from './back-off';
import { chainOf } from './chain-of';
import { renewalOf } from './check-dates';
import { firstViolation } from './first-violation';
import { gather, type Gathered, type Situation } from './gather';
import { ownerOfSecret } from './owner-of-secret';
import { atLeast } from './release';
import { requestMismatches } from './request-mismatches';

type Waiting = Extract<WouldIssue, { would: 'wait' }>;

function underWay({ certificate }: Situation): Waiting | undefined {
  if (textField(certificate, 'metadata', 'deletionTimestamp') !== undefined)
    return { would: 'wait', because: 'being-deleted', why: 'The Certificate is being deleted.' };
  const issuing = conditionOf(conditions(certificate), 'Issuing');
  if (issuing?.status !== 'True') return undefined;
  const why = `cert-manager issues it already: ${issuing.message || issuing.reason}`;
  return { would: 'wait', because: 'issuing', why };
}

function foreign(situation: Situation): Waiting | undefined {
  const owner = ownerOfSecret(situation);
  const { certificate } = situation;
  if (owner === undefined || owner === textField(certificate, 'metadata', 'name')) return undefined;
  const secret = textField(certificate, 'spec', 'secretName') ?? '';
  return {
    would: 'wait',
    because: 'not-owner',
    why: `Secret ${secret} belongs to Certificate ${owner}, which names it too. cert-manager issues nothing for this one until only one Certificate names the Secret.`,
  };
}

function duplicates({ current, next }: Gathered): Waiting | undefined {
  const which = current.length > 1 ? current : next;
  if (which.length < 2) return undefined;
  const names = which.map((one) => textField(one, 'metadata', 'name') ?? '').join(' and ');
  return {
    would: 'wait',
    because: 'duplicate-requests',
    why: `There are two CertificateRequests of one revision, ${names}: cert-manager does nothing until one of them is deleted.`,
  };
}

/** A spec that changed since the failed request does not wait, nor does one whose request cannot be decoded. */
function backingOff({ limits, now }: Situation, gathered: Gathered): number | undefined {
  const { certificate, next } = gathered;
  const failed = timeField(certificate, 'status', 'lastFailureTime');
  if (failed === undefined) return undefined;
  const [request] = next;
  if (request !== undefined && requestMismatches(request, gathered).length > 0) return undefined;
  const attempts = numberField(certificate, 'status', 'failedIssuanceAttempts');
  const until = backOff(failed, attempts, limits);
  return until > now ? until : undefined;
}

/**
 * Whether cert-manager would issue a Certificate anew, as its trigger controller decides it in that release. Only the
 * verdict comes back: no byte of the key.
 */
export function wouldIssue(situation: Situation): WouldIssue {
  const { certificate, release } = situation;
  const before = underWay(situation) ?? (atLeast(release, 1, 13) ? foreign(situation) : undefined);
  if (before) return before;
  const gathered = gather(situation);
  const twice = duplicates(gathered);
  if (twice) return twice;
  const violation = firstViolation(chainOf(release), gathered);
  if (!violation) return { would: 'stay', ...renewsAt(gathered) };
  const until = backingOff(situation, gathered);
  if (until === undefined) return { would: 'issue', ...violation };
  const attempts = numberField(certificate, 'status', 'failedIssuanceAttempts') ?? 1;
  return {
    would: 'wait',
    because: 'back-off',
    until,
    why: `${violation.message}. ${attempts} ${attempts === 1 ? 'attempt has' : 'attempts have'} failed; cert-manager waits before the next one, a manual renew does not.`,
  };
}

function renewsAt(gathered: Gathered): { readonly renewsAt?: number } {
  const renewal = renewalOf(gathered);
  return renewal === undefined || renewal.is === 'never' ? {} : { renewsAt: renewal.time };
}
