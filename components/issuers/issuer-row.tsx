'use client';

import Link from 'next/link';
import { memo } from 'react';

import type { IssuerRow as Row } from '@/shared/issuer';

import { Chip } from '../table/chip';
import { RowLink } from '../table/row-link';
import { useChangeTint } from '../table/use-change-tint';
import { Why } from '../table/why';
import { classes } from '../text/classes';
import { count } from '../text/count';
import { Text } from '../text/text';
import { issuerLooks } from './state-looks';

export const IssuerRow = memo(function IssuerRow({ row, cluster }: { row: Row; cluster: string }) {
  const tint = useChangeTint(row);
  const { state } = row;
  const full = row.namespace === undefined ? row.name : `${row.namespace}/${row.name}`;
  const shown = (
    <>
      <Chip look={issuerLooks[state.state]} />
      {state.state !== 'ready' && <Why>{state.why}</Why>}
    </>
  );
  return (
    <tr className={classes(tint, 'focus-within:bg-accent-soft')}>
      <td className="cell">
        <RowLink object={row} cluster={cluster} />
        <span className="second block">{row.kind}</span>
        <div className="mt-1 md:hidden">{shown}</div>
      </td>
      <td className="cell hidden md:table-cell">{shown}</td>
      <td className="cell hidden [overflow-wrap:anywhere] lg:table-cell">
        <Text>{row.type}</Text>
        {row.with !== undefined && (
          <span className="second mono block">
            <Text>{row.with}</Text>
          </span>
        )}
      </td>
      <td className="cell text-right">
        <Link
          prefetch={false}
          className="link"
          aria-label={`${count(row.certificates)} certificates of ${full}`}
          href={{
            pathname: '/certificates',
            query: { cluster, q: row.name, ...(row.namespace && { ns: row.namespace }) },
          }}
        >
          {count(row.certificates)}
        </Link>
      </td>
    </tr>
  );
});
