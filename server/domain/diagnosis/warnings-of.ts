import type { Said } from './cause-of';
import type { Chain } from './chain';
import type { Place } from './symptom';
import { toldEvent } from './told-event';

/** What the warnings about one object say, the newest first. */
export function warningsOf(
  { events }: Pick<Chain, 'events'>,
  uid: string,
  place: Place,
): readonly Said[] {
  if (events.is === 'unread' || uid === '') return [];
  return events.value
    .map(toldEvent)
    .filter((one) => one.warning && one.uid === uid)
    .toSorted((a, b) => (b.at ?? 0) - (a.at ?? 0))
    .map(({ kind, namespace, name, reason, message, at }) => ({
      from: 'event',
      place,
      object: { kind, namespace, name },
      text: `${reason}: ${message}`,
      ...(at !== undefined && { at }),
    }));
}
