'use client';

import { Check, CircleQuestionMark } from 'lucide-react';
import Link from 'next/link';

import type { CertificatePage, CertificateRow } from '@/shared/certificate';
import { needsPerson } from '@/shared/needs-person';

import type { placeQuery } from '../address/place-query';
import { State } from '../certificates/state';
import { Moment } from '../clock/moment';
import { isWhole } from '../live/is-whole';
import { Health } from '../secrets/health';
import { Names } from '../table/names';
import { RowLink } from '../table/row-link';
import { useChangeTint } from '../table/use-change-tint';
import { classes } from '../text/classes';
import { count, counted } from '../text/count';

interface Props {
  readonly page: CertificatePage;
  readonly cluster: string;
  readonly query: ReturnType<typeof placeQuery>;
}

/** The certificates that need a person, each with its cause; the most urgent first. */
export function TroubledPanel({ page, cluster, query }: Props) {
  const rows = page.rows.filter(needsPerson);
  const more = page.needPerson - rows.length;
  const isAllKnown = isWhole(page.freshness) && page.pairUnknown === 0;
  return (
    <section aria-labelledby="troubled" className="panel overflow-hidden">
      <h2 id="troubled" className="border-b px-4 py-3">
        Needs you, with the cause
      </h2>
      {rows.length === 0 ? (
        <p className="text-muted flex items-center gap-2 px-4 py-6">
          {isAllKnown ? (
            <Check aria-hidden className="text-ok size-4" />
          ) : (
            <CircleQuestionMark aria-hidden className="size-4" />
          )}
          {isAllKnown
            ? 'Nothing needs a person now.'
            : 'Nothing that is known needs a person now; not everything is known.'}
        </p>
      ) : (
        <table aria-labelledby="troubled" className="w-full table-fixed border-collapse">
          <thead>
            <tr>
              <th scope="col" className="head md:w-[38%]">
                Certificate
              </th>
              <th scope="col" className="head hidden md:table-cell">
                Cause
              </th>
              <th scope="col" className="head w-[104px] text-right">
                Ends in
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row
                key={`${row.namespace}/${row.name}`}
                row={row}
                cluster={cluster}
                now={page.now}
              />
            ))}
          </tbody>
        </table>
      )}
      {more > 0 && (
        <p className="second border-t px-4 py-2.5">
          {counted(more, 'more certificate needs you', 'more certificates need you')}:{' '}
          <Link
            className="link"
            prefetch={false}
            href={{ pathname: '/certificates', query: { ...query, needs: 'person' } }}
          >
            all {count(page.needPerson)}
          </Link>
        </p>
      )}
    </section>
  );
}

function Row({ row, cluster, now }: { row: CertificateRow; cluster: string; now: number }) {
  const tint = useChangeTint(row);
  const settled = row.state.state === 'ready' || row.state.state === 'issuing';
  const cause = settled ? (
    <Health health={row.secret} />
  ) : (
    <State state={row.state} cause={row.cause} />
  );
  return (
    <tr className={classes(tint, 'focus-within:bg-accent-soft')}>
      <td className="cell">
        <RowLink
          object={{ kind: 'Certificate', namespace: row.namespace, name: row.name }}
          cluster={cluster}
        />
        <Names names={row.names} />
        <div className="mt-1 md:hidden">{cause}</div>
      </td>
      <td className="cell hidden md:table-cell">{cause}</td>
      <td className="cell text-right">
        {row.notAfter === undefined ? (
          <span title="Nothing has been issued">–</span>
        ) : (
          <Moment at={row.notAfter} now={now} as="ends" />
        )}
      </td>
    </tr>
  );
}
