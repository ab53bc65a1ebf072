import type { ChallengeFacts } from '../challenge-facts';

/** A solver Pod has to start, and cert-manager asks it five times in ten seconds before it believes the answer. */
const http = 60_000;
/**
 * Once cert-manager sees the record it waits its TTL of 60 s for others to see it too, and leaves the reason as it was:
 * until then a sound proof says that it is not yet propagated.
 */
const dns = 120_000;

const selfCheck = /^Waiting for \S+ challenge propagation: /;
/** With waitInsteadOfSelfCheck (1.21) nothing is asked, and the wait ends by itself. */
const agreed = /^Waiting \S+ before accepting \S+ challenge without self-check$/;

/** Whether what a Challenge says only means that it takes its time. */
export function isOnItsWay(
  { state, reason, type, presentedAt, createdAt }: ChallengeFacts,
  now: number,
): boolean {
  if (state !== '' && state !== 'pending' && state !== 'processing') return false;
  if (agreed.test(reason)) return true;
  const since = presentedAt ?? createdAt;
  if (!selfCheck.test(reason) || since === undefined) return false;
  return now - since < (type === 'DNS-01' ? dns : http);
}
