import type { LiveMessage } from '@/shared/live';

import type { Connection } from './connection';

type Note =
  | { readonly note: 'message'; readonly id: string | undefined; readonly message: LiveMessage }
  | { readonly note: 'connection'; readonly connection: Connection }
  | { readonly note: 'hello' }
  | {
      readonly note: 'history';
      readonly id: string | undefined;
      readonly messages: readonly LiveMessage[];
    }
  | { readonly note: 'refused' };

interface Events {
  readonly onMessage: (id: string | undefined, message: LiveMessage) => void;
  readonly onConnection: (connection: Connection) => void;
  readonly onRefused: () => void;
  /** What a tab that joins has to be told of before. */
  readonly history: () => readonly LiveMessage[];
  /** From now on every change is heard of; what was read before may have missed some. */
  readonly onJoined: () => void;
}

type Heard = Omit<Events, 'onJoined' | 'history'>;

/** Opens the one real stream; `from` is the last event that any tab has seen. */
type Open = (from: string | undefined, events: Heard) => () => void;

/**
 * One stream for all tabs that look at the same thing, as browsers allow six per host: the tab that holds
 * the lock has the stream and passes on what it hears. Without locks (plain http, not localhost) every tab has its own.
 */
export function shareStream(
  name: string,
  from: string | undefined,
  open: Open,
  events: Events,
): () => void {
  if (!('locks' in navigator)) return lead(() => undefined, from, open, events);

  let lastEventId = from;
  let connection: Connection = { state: 'connecting' };
  let leading = false;
  /** Without what came before, what comes now cannot be understood. */
  let isWhole = false;
  const channel = new BroadcastChannel(name);
  const leave = new AbortController();
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel reaches its own origin only
  const say = (note: Note) => channel.postMessage(note);

  const tellHistory = () => say({ note: 'history', id: lastEventId, messages: events.history() });

  const heard: Heard = {
    onMessage(id, message) {
      lastEventId = id;
      events.onMessage(id, message);
    },
    onConnection(next) {
      connection = next;
      events.onConnection(next);
    },
    onRefused: events.onRefused,
  };

  function onHistory({ id, messages }: Extract<Note, { note: 'history' }>) {
    if (isWhole) return;
    isWhole = true;
    lastEventId = id ?? lastEventId;
    for (const message of messages) events.onMessage(lastEventId, message);
  }

  channel.addEventListener('message', ({ data }: MessageEvent<Note>) => {
    switch (data.note) {
      case 'message':
        if (isWhole) heard.onMessage(data.id, data.message);
        return;
      case 'history':
        onHistory(data);
        return;
      case 'connection':
        if (connection.state !== 'open' && data.connection.state === 'open') events.onJoined();
        heard.onConnection(data.connection);
        return;
      case 'refused':
        heard.onRefused();
        return;
      case 'hello':
        if (leading) {
          say({ note: 'connection', connection });
          tellHistory();
        }
    }
  });

  navigator.locks
    .request(name, { signal: leave.signal }, async () => {
      leading = true;
      // Whoever asked while nobody led.
      tellHistory();
      const close = lead(say, lastEventId, open, { ...heard, onJoined: events.onJoined });
      await new Promise<void>((resolve) => {
        leave.signal.addEventListener('abort', () => resolve());
      });
      close();
    })
    .catch((error: unknown) => {
      if (!leave.signal.aborted) throw error;
    });
  say({ note: 'hello' });

  return () => {
    leave.abort();
    channel.close();
  };
}

function lead(
  say: (note: Note) => void,
  from: string | undefined,
  open: Open,
  events: Omit<Events, 'history'>,
): () => void {
  let joined = from !== undefined;
  return open(from, {
    onMessage(id, message) {
      say({ note: 'message', id, message });
      events.onMessage(id, message);
    },
    onConnection(connection) {
      say({ note: 'connection', connection });
      events.onConnection(connection);
      if (joined || connection.state !== 'open') return;
      joined = true;
      events.onJoined();
    },
    onRefused() {
      say({ note: 'refused' });
      events.onRefused();
    },
  });
}
