import { type AcmeState, acmeStates } from '@/shared/acme-state';

const known: ReadonlySet<string> = new Set(acmeStates);
const isKnown = (state: string): state is AcmeState['state'] => known.has(state);

/** What an Order or Challenge says of itself; `of` is what it is called. */
export function acmeStateOf(
  of: 'Order' | 'Challenge',
  { state, reason, failedAt }: { state: string; reason: string; failedAt?: number | undefined },
): AcmeState {
  if (state === 'valid') return { state };
  if (state === '')
    return { state: 'new', why: reason || `cert-manager has not begun with this ${of} yet.` };
  const since = failedAt !== undefined && { since: failedAt };
  if (!isKnown(state))
    return { state: 'unknown', why: `This ${of} says that it is ${JSON.stringify(state)}.` };
  return { state, why: reason || `The ACME server calls this ${of} ${state}.`, ...since };
}
