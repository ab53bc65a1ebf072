import type { Cause } from '@/shared/chain';

import { causeOf, type Said } from './cause-of';
import type { Chain, LogLine } from './chain';

/** Two controllers of cert-manager write the same object all the time, and try again. */
const daily = /the object has been modified|optimistic locking/;

function saidBy({ pod, text, at }: LogLine): Said {
  const object = { kind: 'Pod', ...pod };
  return {
    from: 'log',
    place: 'log controller',
    object,
    text,
    ...(at !== undefined && { at }),
  };
}

/** What the controller logs about the object: its newest error, or what is known of the rest. */
export function logCause({ log }: Pick<Chain, 'log'>): Cause | undefined {
  if (log?.is !== 'read') return undefined;
  const lines = log.value.filter(({ text }) => !daily.test(text)).toReversed();
  const any = causeOf(lines.map(saidBy));
  if (any && any.symptoms.length > 0) return any;
  return causeOf(lines.filter(({ error }) => error).map(saidBy));
}
