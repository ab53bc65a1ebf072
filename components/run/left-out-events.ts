import type { JournalEvent } from '@/shared/run';

/** How many events the journal no longer has: they are numbered without gaps from one on. */
export function leftOutEvents(events: readonly JournalEvent[]): number {
  return (events.at(-1)?.n ?? 0) - events.length;
}
