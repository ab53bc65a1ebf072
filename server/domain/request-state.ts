import type { Condition } from '@/shared/condition';
import type { RequestState } from '@/shared/request';

import type { RequestFacts } from './request-facts';

const isTrue = (one: Condition | undefined) => one?.status === 'True';

function refused(
  state: 'denied' | 'invalid' | 'failed',
  { message, reason, since }: Condition,
): RequestState {
  const why = message || `cert-manager gives no reason${reason ? ` but ${reason}` : ''}.`;
  return { state, why, ...(since !== undefined && { since }) };
}

function waiting(approved: Condition | undefined, ready: Condition | undefined): RequestState {
  if (!isTrue(approved)) return { state: 'unapproved', why: 'It waits to be approved.' };
  return { state: 'pending', why: ready?.message || 'The issuer has not answered yet.' };
}

/** What has become of a CertificateRequest: what was refused for good before what only waits. */
export function requestState({
  denied,
  invalid,
  ready,
  approved,
}: Pick<RequestFacts, 'denied' | 'invalid' | 'ready' | 'approved'>): RequestState {
  if (denied && isTrue(denied)) return refused('denied', denied);
  if (invalid && isTrue(invalid)) return refused('invalid', invalid);
  if (isTrue(ready)) return { state: 'ready' };
  if (ready?.status === 'False' && ready.reason !== 'Pending')
    return refused(ready.reason === 'Denied' ? 'denied' : 'failed', ready);
  return waiting(approved, ready);
}
