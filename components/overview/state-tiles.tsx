'use client';

import Link from 'next/link';

import { type CertificatePage, certificateStates } from '@/shared/certificate';

import type { placeQuery } from '../address/place-query';
import { useCounts } from '../address/use-counts';
import { stateLooks } from '../certificates/state-looks';
import { isWhole } from '../live/is-whole';
import { Chip } from '../table/chip';
import { classes } from '../text/classes';
import { count } from '../text/count';
import { unmanagedLook } from './unmanaged-look';

interface Props {
  readonly page: Pick<CertificatePage, 'states' | 'freshness'>;
  readonly query: ReturnType<typeof placeQuery>;
  readonly cluster: string;
  readonly namespaces: readonly string[];
}

/** How many certificates are in each state; each leads to the list of them. */
export function StateTiles({ page, query, cluster, namespaces }: Props) {
  const { data: secrets } = useCounts(cluster, namespaces).secrets;
  const known = isWhole(page.freshness);
  return (
    <ul
      aria-label="Certificates by state"
      className="panel grid grid-cols-3 gap-px overflow-hidden sm:grid-cols-4 xl:grid-cols-7"
    >
      {shown.map((state) => (
        <li key={state}>
          <Link
            prefetch={false}
            href={{ pathname: '/certificates', query: { ...query, state } }}
            className={tile}
          >
            <Count value={page.states[state]} known={known} />
            <Chip look={stateLooks[state]} />
          </Link>
        </li>
      ))}
      {secrets && (
        <li>
          <Link
            prefetch={false}
            href={{ pathname: '/secrets', query: { ...query, managed: 'false' } }}
            className={tile}
          >
            <Count value={secrets.unmanaged} known={known && isWhole(secrets.freshness)} />
            <Chip look={unmanagedLook} />
          </Link>
        </li>
      )}
    </ul>
  );
}

/** A TLS Secret that no Certificate writes is in no such state here: the Secrets are counted for that. */
const shown = certificateStates.filter((state) => state !== 'unmanaged').toReversed();

const tile = 'hover:bg-code flex h-full flex-col items-start gap-1 px-4 py-3';

/** What is not known is no zero. */
function Count({ value, known }: { value: number; known: boolean }) {
  const text = known || value > 0 ? count(value) : '?';
  return (
    <span
      className={classes('text-[22px] leading-tight font-semibold', value === 0 && 'text-faint')}
    >
      {text}
      {!known && <span className="sr-only"> as far as is known</span>}
    </span>
  );
}
