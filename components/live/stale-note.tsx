'use client';

import type { Resource } from '@/shared/actor';
import type { Freshness } from '@/shared/freshness';

import { useClock } from '../clock/clock-provider';
import { Text } from '../text/text';
import { describeFreshness } from './describe-freshness';
import { useConnection } from './live-provider';
import { useFreshness } from './use-freshness';

interface Props {
  readonly cluster: string;
  readonly kinds: readonly Resource[];
  readonly answered: Partial<Record<Resource, Freshness>>;
}

/** Above a list whose rows are older than they look: since when, and why. */
export function StaleNote({ cluster, kinds, answered }: Props) {
  const connection = useConnection();
  const clock = useClock();
  const freshness = useFreshness(cluster, kinds, answered);
  if (!freshness) return null;
  const cut = freshness.state === 'live' && connection.state === 'cut';
  if (!cut && freshness.state !== 'stale' && freshness.state !== 'unreachable') return null;
  return (
    <p className="note-warn">
      <Text>{describeFreshness(freshness, clock.now(), connection).news}</Text>
    </p>
  );
}
