'use client';

import { failureOf } from '../query/failure-of';
import { signInEnded } from '../query/sign-in-ended';
import { Text } from '../text/text';

/** Over an earlier answer that could not be asked for again: why it is not newer. */
export function AnswerNote({ error }: { error: unknown }) {
  if (!error || signInEnded(error)) return null;
  return (
    <p role="alert" className="note-warn">
      <Text>{failureOf(error).message}</Text>
    </p>
  );
}
