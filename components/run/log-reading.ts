import type { Connection } from '../live/connection';
import type { FollowedRun } from '../live/followed-run';

/** Whether what the journal says is known here; `failed`: it cannot be read, and why. */
export type LogReading =
  | { readonly is: 'read' | 'reading' }
  | { readonly is: 'failed'; readonly why: string };

/** A run begins with an event: where none has been told, nothing is known of its log. */
export function logReading(
  followed: Pick<FollowedRun, 'events' | 'failed'> | undefined,
  connection: Connection,
): LogReading {
  if (followed && followed.events.length > 0) return { is: 'read' };
  if (followed?.failed) return { is: 'failed', why: followed.failed.why };
  if (connection.state === 'cut')
    return {
      is: 'failed',
      why: 'Certferry does not answer this browser; it is asked again by itself.',
    };
  return { is: 'reading' };
}
