import { elapsed } from '@/shared/elapsed';
import type { Freshness } from '@/shared/freshness';

import { absoluteTime } from '../clock/absolute-time';
import { count } from '../text/count';
import type { Connection } from './connection';

export interface Described {
  readonly tone: 'ok' | 'warn' | 'bad' | 'info' | 'mute';
  /** Changes with every second. */
  readonly text: string;
  /** Changes only when something happened: for screen readers. */
  readonly news: string;
  /** The news with its age: above a list that is older than it looks. */
  readonly note: string;
}

type Words = Omit<Described, 'note'> & { readonly note?: string };

/** How old the data is, in words. A cut stream makes live data stale: nobody would hear of a change. */
export function describeFreshness(
  freshness: Freshness,
  now: number,
  connection: Connection,
): Described {
  const words = inWords(freshness, now, connection);
  return { ...words, note: words.note ?? words.news };
}

function inWords(freshness: Freshness, now: number, connection: Connection): Words {
  if (freshness.state === 'live' && connection.state === 'cut') {
    const why = 'this browser has no connection to Certferry';
    return stale(freshness.readAt, now, why);
  }
  switch (freshness.state) {
    case 'live': {
      const age = Math.max(0, now - freshness.readAt);
      const text = age < 10_000 ? `${(age / 1000).toFixed(1)} s` : elapsed(age);
      return { tone: 'ok', text: `live, ${text} old`, news: 'Live.' };
    }
    case 'stale':
      return stale(freshness.readAt, now, freshness.why);
    case 'loading': {
      const so = freshness.loaded === 0 ? 'none' : count(freshness.loaded);
      return {
        tone: 'info',
        text: `loading, ${so} so far, for ${elapsed(now - freshness.since)}`,
        news: 'Loading from the cluster.',
      };
    }
    case 'forbidden':
      return { tone: 'warn', text: 'may not be read', news: freshness.why };
    case 'absent':
      return { tone: 'mute', text: 'not in this cluster', news: freshness.why };
    case 'unreachable':
      return {
        tone: 'bad',
        text: `unreachable for ${elapsed(now - freshness.since)}`,
        news: freshness.why,
        note: `Not reached for ${elapsed(now - freshness.since)}: ${freshness.why}`,
      };
  }
}

function stale(readAt: number, now: number, why: string): Words {
  const since = `since ${absoluteTime(readAt)}: ${why.replace(/\.$/, '')}.`;
  return {
    tone: 'warn',
    text: `stale for ${elapsed(now - readAt)}`,
    news: `Stale ${since}`,
    note: `Stale for ${elapsed(now - readAt)}, ${since}`,
  };
}
