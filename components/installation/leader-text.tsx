'use client';

import type { Leader } from '@/shared/installation-detail';

import { Moment } from '../clock/moment';
import { Text } from '../text/text';

/** Who acts, and since when. */
export function LeaderText({ leader, now }: { leader: Leader; now: number }) {
  switch (leader.is) {
    case 'leads':
      return (
        <>
          <Text className="mono">{leader.pod ?? leader.holder}</Text> leads
          {leader.since !== undefined && (
            <>
              {' '}
              since <Moment at={leader.since} now={now} as="ends" />
            </>
          )}
        </>
      );
    case 'late':
      return (
        <>
          <Text className="mono">{leader.holder}</Text> led
          {leader.renewed !== undefined && (
            <>
              , last seen <Moment at={leader.renewed} now={now} as="ends" />
            </>
          )}
        </>
      );
    case 'nobody':
      return <>Nobody leads</>;
    case 'not-elected':
      return <>No election: each pod acts</>;
  }
}
