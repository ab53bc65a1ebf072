import type { FollowedRun } from '../live/followed-run';
import { Text } from '../text/text';

/** Why the page is not told of what happens now. */
export function UnfollowedNote({ failed }: { failed: FollowedRun['failed'] }) {
  if (!failed) return null;
  return (
    <p role="alert" className="note-warn">
      What is shown may be old: <Text>{failed.why}</Text>
    </p>
  );
}
