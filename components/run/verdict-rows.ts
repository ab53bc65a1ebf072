import type { UpgradeVerdict } from '@/shared/upgrade';

import type { Tone } from '../table/tone';

export interface VerdictRow {
  readonly what: string;
  readonly tone: Tone;
  readonly namespace: string;
  readonly name: string;
  readonly why: string;
}

/** Every certificate and request that is not as it was: what is wrong first, what was due last. */
export function verdictRows(verdict: UpgradeVerdict): readonly VerdictRow[] {
  return [
    ...rows('Lost', 'bad', verdict.lost),
    ...rows('Changed unexpectedly', 'bad', verdict.unexpected),
    ...rows('Failing since', 'bad', verdict.newlyFailing),
    ...rows('Unexpected request', 'bad', verdict.requests.unexpected),
    ...rows("Not cert-manager's", 'mute', verdict.foreign),
    ...rows('Made meanwhile', 'mute', verdict.added),
    ...rows('Renewed as due', 'info', verdict.renewedAsDue),
  ];
}

function rows(what: string, tone: Tone, named: UpgradeVerdict['lost']): readonly VerdictRow[] {
  return named.map(({ namespace, name, why }) => ({ what, tone, namespace, name, why }));
}
