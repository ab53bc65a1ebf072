'use client';

import type { Resource } from '@/shared/actor';
import type { Freshness } from '@/shared/freshness';

import { useTime } from '../clock/use-time';
import { classes } from '../text/classes';
import { visibleText } from '../text/visible-text';
import { describeFreshness } from './describe-freshness';
import { useConnection } from './live-provider';
import type { PageKinds } from './page-kinds';
import { useFreshness } from './use-freshness';

const dots = {
  ok: 'bg-ok rounded-full',
  warn: 'bg-warn rotate-45',
  bad: 'bg-bad',
  info: 'bg-info rounded-full',
  mute: 'bg-faint',
} as const;

interface Props {
  readonly cluster: string;
  readonly kinds: PageKinds;
  readonly answered: Partial<Record<Resource, Freshness>>;
  readonly now: number;
}

/** How old the data on this page is. Only news is read out, not every second. */
export function FreshnessLine({ cluster, kinds, answered, now }: Props) {
  const connection = useConnection();
  const freshness = useFreshness(cluster, kinds, answered);
  const text = useTime(
    (time) => (freshness ? describeFreshness(freshness, time, connection).text : ''),
    now,
  );
  if (!freshness) return null;
  const { tone, news } = describeFreshness(freshness, now, connection);
  return (
    <span className="second flex min-w-0 items-center gap-2" title={visibleText(news)}>
      <span aria-hidden className={classes('size-2 shrink-0', dots[tone])} />
      <span className="truncate">{text}</span>
      <output className="sr-only">{visibleText(news)}</output>
    </span>
  );
}
