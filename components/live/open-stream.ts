import type { TRPCClient } from '@trpc/client';

import type { AppRouter } from '@/server/api/root';
import type { LiveMessage, LiveTopics } from '@/shared/live';

import { failureOf } from '../query/failure-of';
import type { Connection } from './connection';

export interface StreamEvents {
  readonly onMessage: (id: string, message: LiveMessage) => void;
  readonly onConnection: (connection: Connection) => void;
  /** The server refused or ended the stream; the caller decides whether to open another. */
  readonly onEnd: (code: string | undefined) => void;
}

/** Opens the stream of these topics, from where `lastEventId` left it. Returns how to close it. */
export function openStream(
  client: TRPCClient<AppRouter>,
  topics: LiveTopics,
  lastEventId: string | undefined,
  events: StreamEvents,
): () => void {
  let closed = false;
  let cutSince: number | undefined;

  function connection(state: 'open' | 'cut') {
    cutSince = state === 'open' ? undefined : (cutSince ?? Date.now());
    events.onConnection(
      cutSince === undefined ? { state: 'open' } : { state: 'cut', since: cutSince },
    );
  }

  const subscription = client.live.subscribe(
    { topics, lastEventId },
    {
      onStarted: () => connection('open'),
      onData: ({ id, data }) => events.onMessage(id, data),
      onConnectionStateChange: ({ state, error }) => {
        if (state === 'connecting' && error) connection('cut');
      },
      onError: (error) => {
        if (!closed) events.onEnd(failureOf(error).code);
      },
      onComplete: () => {
        if (!closed) events.onEnd(undefined);
      },
    },
  );
  return () => {
    closed = true;
    subscription.unsubscribe();
  };
}
