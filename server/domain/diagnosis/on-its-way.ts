import type { ChallengeFacts } from '../challenge-facts';
import { patience } from './patience';

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
  return now - since < (type === 'DNS-01' ? patience.dns : patience.http);
}
