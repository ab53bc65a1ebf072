'use client';

import Link from 'next/link';

import type { Forecast } from '@/shared/forecast';

import type { placeQuery } from '../address/place-query';
import { isWhole } from '../live/is-whole';
import { count, counted } from '../text/count';
import { dayOf } from './day-of';
import { RenewalHistogram } from './renewal-histogram';

interface Props {
  readonly forecast: Forecast;
  readonly query: ReturnType<typeof placeQuery>;
}

/** How many certificates are renewed when: a herd of them on one day is what issuers and their limits feel. */
export function RenewalsPanel({ forecast, query }: Props) {
  const { peak, due, within, without, now } = forecast;
  return (
    <section aria-labelledby="renewals" className="panel p-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 id="renewals">Renewals, next 90 days</h2>
        {peak && (
          <span className="second">
            most on {dayOf(now, peak.day)}: {count(peak.renewals)}
          </span>
        )}
      </div>
      <dl className="my-3 grid grid-cols-3 gap-3">
        {([7, 30, 90] as const).map((days) => (
          <div key={days} className="flex flex-col-reverse">
            <dt className="second">in {days} days</dt>
            <dd className="text-[18px] leading-tight font-semibold">
              <Link
                className="link"
                prefetch={false}
                href={{
                  pathname: '/certificates',
                  query: { ...query, renews: String(days), sort: 'renewal' },
                }}
              >
                {isWhole(forecast.freshness) || within[days] > 0 ? count(within[days]) : '?'}
              </Link>
            </dd>
          </div>
        ))}
      </dl>
      <RenewalHistogram forecast={forecast} />
      {due > 0 && (
        <p className="text-warn mt-2">
          {counted(due, 'is past its', 'are past their')} renewal time:{' '}
          <Link
            className="link"
            prefetch={false}
            href={{
              pathname: '/certificates',
              query: { ...query, state: 'overdue,issuing,failing,expired' },
            }}
          >
            look
          </Link>
        </p>
      )}
      {without > 0 && (
        <p className="second mt-2">
          {counted(without, 'has', 'have')} no renewal time: nothing was issued yet, or cert-manager
          does not renew it.
        </p>
      )}
    </section>
  );
}
