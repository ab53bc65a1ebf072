import { QueryClient, QueryObserver } from '@tanstack/react-query';

import { createRefresher } from '@/components/live/create-refresher';
import type { Identity } from '@/server/auth/identity';

import { callerOf, told } from './people';

/** What an open tab of a browser does: its answers are read again whenever its stream says that they have changed. */
export function openTab(cluster: string, reader: Identity) {
  const client = new QueryClient();
  const refresher = createRefresher(client, cluster);
  const end = new AbortController();
  /** The kinds of which it heard, in the order in which it did. */
  const heard: string[] = [];

  async function follow(): Promise<void> {
    const stream = await callerOf(reader, end.signal).live({ topics: { inventory: { cluster } } });
    for await (const { message } of told(stream)) {
      if (message.kind !== 'changed') continue;
      heard.push(message.resource);
      refresher.changed(message);
    }
  }

  const following = follow();
  return {
    client,
    heard,
    /** An answer that is read again by nothing but the stream; `destroy` closes its page. */
    open<T>(path: readonly string[], input: { cluster: string }, answer: () => Promise<T>) {
      const observer = new QueryObserver<T>(client, {
        queryKey: [path, { input, type: 'query' }],
        queryFn: answer,
        refetchInterval: false,
        retry: false,
      });
      observer.subscribe(() => undefined);
      return observer;
    },
    async close(): Promise<void> {
      end.abort();
      refresher.stop();
      await following.catch(() => undefined);
    },
  };
}
