import type { TRPCClient } from '@trpc/client';

import type { AppRouter } from '@/server/api/root';
import type { LiveTopics } from '@/shared/live';

import { openStream, type StreamEvents } from './open-stream';

interface Events extends Omit<StreamEvents, 'onEnd'> {
  /** The server refuses: perhaps the sign-in has ended. */
  readonly onRefused: () => void;
}

/** Keeps a stream open: what the browser does not reconnect by itself is opened again, ever more slowly. */
export function keepStream(
  client: TRPCClient<AppRouter>,
  topics: () => LiveTopics,
  from: string | undefined,
  events: Events,
): () => void {
  let lastEventId = from;
  let wait = 1_000;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let close = open();

  function open() {
    return openStream(client, topics(), lastEventId, {
      onMessage(id, message) {
        lastEventId = id;
        events.onMessage(id, message);
      },
      onConnection(connection) {
        if (connection.state === 'open') wait = 1_000;
        events.onConnection(connection);
      },
      onEnd() {
        events.onConnection({ state: 'cut', since: Date.now() });
        events.onRefused();
        clearTimeout(timer);
        timer = setTimeout(() => {
          close = open();
        }, wait);
        wait = Math.min(wait * 2, 30_000);
      },
    });
  }

  return () => {
    clearTimeout(timer);
    close();
  };
}
