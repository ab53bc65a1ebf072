'use client';

import type { Resource } from '@/shared/actor';
import type { Freshness } from '@/shared/freshness';

import { useTime } from '../clock/use-time';
import { Text } from '../text/text';
import { describeFreshness } from './describe-freshness';
import { useConnection } from './live-provider';
import type { PageKinds } from './page-kinds';
import { useFreshness } from './use-freshness';

interface Props {
  readonly cluster: string;
  readonly kinds: PageKinds;
  readonly answered: Partial<Record<Resource, Freshness>>;
  readonly now: number;
}

/** Above a list whose rows are older than they look: how old, since when, and why. */
export function StaleNote({ cluster, kinds, answered, now }: Props) {
  const connection = useConnection();
  const freshness = useFreshness(cluster, kinds, answered);
  const text = useTime(
    (time) => (freshness ? describeFreshness(freshness, time, connection).note : ''),
    now,
  );
  if (!freshness) return null;
  const cut = freshness.state === 'live' && connection.state === 'cut';
  if (!cut && freshness.state !== 'stale' && freshness.state !== 'unreachable') return null;
  return (
    <p className="note-warn">
      <Text>{text}</Text>
    </p>
  );
}
