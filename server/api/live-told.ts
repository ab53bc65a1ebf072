import type { LiveMessage } from '@/shared/live';

/** What one topic tells, one message at a time. */
export interface Told {
  readonly message: LiveMessage;
  /**
   * Where the topic goes on after this message. Only the last message of a batch has one: who is cut off before it is
   * told the whole batch again.
   */
  readonly cursor?: string;
}

/** A topic's messages: asked for one by one, so that a slow reader is never a reason to remember more. */
export type Telling = AsyncGenerator<Told, void>;
