import type { ChallengeFacts } from '../challenge-facts';
import { patience } from './patience';

const selfCheck = /^Waiting for \S+ challenge propagation: /;
/** The name servers answer and do not show the record yet. Whatever else the check says, it could not ask them. */
const unseen = / not yet propagated$/;
/** With waitInsteadOfSelfCheck (1.21) nothing is asked, and the wait ends by itself. */
const agreed = /^Waiting \S+ before accepting \S+ challenge without self-check$/;

function patienceWith({ type, reason }: ChallengeFacts): number {
  if (type !== 'DNS-01') return patience.http;
  return unseen.test(reason) ? patience.dns : patience.dnsCheck;
}

/** Since when a Challenge is proved, as far as it says so. */
export const provedSince = ({ presentedAt, createdAt }: ChallengeFacts) => presentedAt ?? createdAt;

/** Whether what a Challenge says only means that it takes its time. */
export function isOnItsWay(facts: ChallengeFacts, now: number): boolean {
  const { state, reason } = facts;
  if (state !== '' && state !== 'pending' && state !== 'processing') return false;
  if (agreed.test(reason)) return true;
  const since = provedSince(facts);
  if (!selfCheck.test(reason) || since === undefined) return false;
  return now - since < patienceWith(facts);
}
