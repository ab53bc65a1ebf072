import { chainOf } from './chain-of';
import { expired, nearingExpiry, renewalOf } from './check-dates';
import { keyPair, secretExists, secretHasData } from './check-pair';
import { requestSpec } from './check-request';
import { firstViolation } from './first-violation';
import { gather, type Situation } from './gather';
import { atLeast, type Release } from './release';
import type { Check } from './violation';

/** What cert-manager writes into the condition Ready. */
export interface Readiness {
  readonly status: 'True' | 'False';
  readonly reason: string;
  readonly message: string;
}

function readinessChain(release: Release): readonly Check[] {
  if (!atLeast(release, 1, 13)) return [secretExists, secretHasData, keyPair, requestSpec, expired];
  return chainOf(release).map((check) => (check === nearingExpiry ? expired : check));
}

/**
 * Whether the installed release calls a Certificate ready. A renewal that is due is no reason not to; a window that
 * fits nowhere is, since 1.21. Two requests of one revision stop it from saying anything: undefined.
 */
export function readiness(situation: Situation): Readiness | undefined {
  const gathered = gather(situation);
  if (gathered.current.length > 1 || gathered.next.length > 1) return undefined;
  const renewal = renewalOf(gathered);
  if (renewal?.is === 'outside')
    return {
      status: 'False',
      reason: 'WindowError',
      message: `Could not calculate renewal time: ${renewal.why}`,
    };
  const found = firstViolation(readinessChain(situation.release), gathered);
  if (found) return { status: 'False', reason: found.reason, message: found.message };
  return {
    status: 'True',
    reason: 'Ready',
    message: 'Certificate is up to date and has not expired',
  };
}
