import type { ChallengeFacts } from '../challenge-facts';
import { utcText } from '../utc-text';
import { quoted } from './cause-of';
import { named } from './named';
import { isOnItsWay, provedSince } from './on-its-way';

/** What an issuance waits for while a proof takes its time, and since when: the oldest of several. */
export function waitingProof(
  challenges: readonly ChallengeFacts[],
  now: number,
): string | undefined {
  const waiting = challenges
    .filter((one) => isOnItsWay(one, now))
    .toSorted((a, b) => (provedSince(a) ?? 0) - (provedSince(b) ?? 0));
  const [first] = waiting;
  if (!first) return undefined;
  const { namespace, name, reason } = first;
  const since = provedSince(first);
  const begun = since === undefined ? '' : ` since ${utcText(since)}`;
  return `${named({ kind: 'Challenge', namespace, name })} waits${begun}: ${quoted(reason)}.`;
}
