import type { IssuerState } from '@/shared/issuer';

import type { IssuerFacts } from './issuer-facts';

export function issuerState({ kind, ready }: IssuerFacts): IssuerState {
  if (!ready || ready.status === 'Unknown')
    return {
      state: 'unknown',
      why: `cert-manager has not yet said whether this ${kind} is ready.`,
    };
  if (ready.status === 'True') return { state: 'ready' };
  return {
    state: 'failing',
    since: ready.since,
    reason: ready.reason,
    why:
      ready.message ||
      `cert-manager says that it is not ready (${ready.reason || 'no reason given'}).`,
  };
}
