import type { Cause } from '@/shared/chain';
import type { Condition } from '@/shared/condition';

import { type CertificateFacts, certificateFacts } from '../certificate-facts';
import { backOff } from '../trigger/back-off';
import { backingOff, certificateCause } from './certificate-cause';
import type { Chain } from './chain';
import { challengeCause } from './challenge-cause';
import { controllerCause } from './controller-cause';
import { knownLimits } from './known-limits';
import { logCause } from './log-cause';
import { namedIssuerCause } from './named-issuer-cause';
import { orderCause } from './order-cause';
import { refusedRequest, waitingRequest } from './request-cause';
import { secretCause } from './secret-cause';
import { symptomById } from './symptom-by-id';

const passed = (time: number | undefined, now: number) => time !== undefined && time <= now;

/** With feature gate ServerSideApply the condition stays after a success. */
const idle = (issuing: Condition | undefined) =>
  !issuing || (issuing.status === 'False' && issuing.reason === 'Issued');

/** Ready, not issuing, and not late: there is nothing to look for in how it was issued. */
export function isSound(
  { ready, issuing, notAfter, renewalTime }: CertificateFacts,
  now: number,
): boolean {
  return (
    ready?.status === 'True' && idle(issuing) && !passed(notAfter, now) && !passed(renewalTime, now)
  );
}

/** Says which symptom it is, and not only that something failed. */
export function isTelling({ symptoms }: Cause): boolean {
  return symptoms.some(({ id }) => !symptomById(id).general);
}

/** It is the controller's turn: an issuance that failed waits for its back-off, whoever runs. */
function waits(chain: Chain, now: number): boolean {
  const { issuing, lastFailureTime, failedIssuanceAttempts } = certificateFacts(chain.certificate);
  if (issuing?.status === 'True' || lastFailureTime === undefined) return true;
  return backOff(lastFailureTime, failedIssuanceAttempts, knownLimits(chain)) <= now;
}

const nobodyWorks = (chain: Chain, now: number) =>
  waits(chain, now) ? controllerCause(chain, now) : undefined;

/** What no object says but its age alone only follows where nobody does the work. */
const beforeIt = ({ evidence }: Cause, chain: Chain, now: number) =>
  evidence.from === 'facts' ? nobodyWorks(chain, now) : undefined;

/** The deepest object of the issuance that speaks of a failure. */
function deepestLink(chain: Chain, now: number): Cause | undefined {
  return (
    challengeCause(chain, now) ??
    orderCause(chain) ??
    refusedRequest(chain) ??
    namedIssuerCause(chain) ??
    waitingRequest(chain, now)
  );
}

/**
 * Why a Certificate is not as it should be: the deepest link that fails, from the Challenge up to the Certificate.
 * Undefined where nothing fails, or where nothing that was read says why.
 */
export function rootCause(chain: Chain, now: number): Cause | undefined {
  if (isSound(certificateFacts(chain.certificate), now)) return secretCause(chain);
  const deepest = deepestLink(chain, now);
  if (deepest && isTelling(deepest)) return beforeIt(deepest, chain, now) ?? deepest;
  const stopped = nobodyWorks(chain, now);
  if (stopped) return stopped;
  const others = [certificateCause(chain), logCause(chain)].filter((one) => one !== undefined);
  const telling = others.find(isTelling);
  if (telling) return telling;
  return secretCause(chain) ?? deepest ?? backingOff(chain, now) ?? others.at(-1);
}
