'use client';

import Link from 'next/link';

import { type CertificatePage, certificateStates } from '@/shared/certificate';

import type { placeQuery } from '../address/place-query';
import { useCounts } from '../address/use-counts';
import { stateLooks } from '../certificates/state-looks';
import { Chip } from '../table/chip';
import { classes } from '../text/classes';
import { count } from '../text/count';
import { unmanagedLook } from './unmanaged-look';

interface Props {
  readonly states: CertificatePage['states'];
  readonly query: ReturnType<typeof placeQuery>;
  readonly cluster: string;
}

/** How many certificates are in each state; each leads to the list of them. */
export function StateTiles({ states, query, cluster }: Props) {
  const { secrets } = useCounts(cluster);
  return (
    <ul
      aria-label="Certificates by state"
      className="panel grid grid-cols-3 gap-px overflow-hidden sm:grid-cols-4 xl:grid-cols-7"
    >
      {[...certificateStates].toReversed().map((state) => (
        <li key={state}>
          <Link
            prefetch={false}
            href={{ pathname: '/certificates', query: { ...query, state } }}
            className={tile}
          >
            <Count value={states[state]} />
            <Chip look={stateLooks[state]} />
          </Link>
        </li>
      ))}
      {secrets.data && (
        <li>
          <Link
            prefetch={false}
            href={{ pathname: '/secrets', query: { ...query, managed: 'false' } }}
            className={tile}
          >
            <Count value={secrets.data.unmanaged} />
            <Chip look={unmanagedLook} />
          </Link>
        </li>
      )}
    </ul>
  );
}

const tile = 'hover:bg-code flex h-full flex-col items-start gap-1 px-4 py-3';

function Count({ value }: { value: number }) {
  return (
    <span
      className={classes('text-[22px] leading-tight font-semibold', value === 0 && 'text-faint')}
    >
      {count(value)}
    </span>
  );
}
