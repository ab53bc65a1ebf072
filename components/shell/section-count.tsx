'use client';

import { useCounts } from '../address/use-counts';
import { classes } from '../text/classes';
import { count } from '../text/count';
import type { Section } from './sections';

type Counts = ReturnType<typeof useCounts>;

/** How many objects of a section the person may see, and how many of them need a person. */
export function SectionCount({
  of,
  cluster,
}: {
  of: NonNullable<Section['counts']>;
  cluster: string | undefined;
}) {
  const told = tell(of, useCounts(cluster));
  if (!told) return null;
  const { total, need, known } = told;
  if (!known)
    return (
      <span className="text-faint ml-auto text-xs" title="Not known">
        ?
      </span>
    );
  return (
    <span className={classes('ml-auto text-xs text-faint', need > 0 && 'font-medium text-bad')}>
      {need > 0 ? `${count(need)} of ${count(total)}` : count(total)}
      {need > 0 && <span className="sr-only"> need you</span>}
    </span>
  );
}

function tell(of: NonNullable<Section['counts']>, counts: Counts) {
  switch (of) {
    case 'certificates':
    case 'secrets': {
      const { data } = counts[of];
      if (!data) return undefined;
      return {
        total: data.total,
        need: data.needPerson,
        known: isKnown(data.freshness.state, data.total),
      };
    }
    case 'requests': {
      // One that has failed stays as a record: what needs somebody is its Certificate.
      const { data } = counts.requests;
      if (!data) return undefined;
      return { total: data.total, need: 0, known: isKnown(data.freshness.state, data.total) };
    }
    case 'issuers': {
      const { data } = counts.issuers;
      if (!data) return undefined;
      const { issuers, clusterissuers } = data.freshness;
      return {
        total: data.total,
        need: data.needPerson,
        known: isKnown(issuers.state, data.total) && isKnown(clusterissuers.state, data.total),
      };
    }
  }
}

function isKnown(state: string, total: number): boolean {
  return total > 0 || state === 'live' || state === 'stale' || state === 'absent';
}
