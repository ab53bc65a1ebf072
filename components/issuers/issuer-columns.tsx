'use client';

import Link from 'next/link';

import type { IssuerQuery, IssuerRow } from '@/shared/issuer';

import { issuerValue } from '../address/issuer-value';
import type { Column } from '../list/column';
import { rowName } from '../list/row-name';
import { Chip } from '../table/chip';
import { RowLink } from '../table/row-link';
import { Why } from '../table/why';
import { count } from '../text/count';
import { Text } from '../text/text';
import { issuerLooks } from './state-looks';

function State({ state }: Pick<IssuerRow, 'state'>) {
  return (
    <>
      <Chip look={issuerLooks[state.state]} />
      {state.state !== 'ready' && <Why>{state.why}</Why>}
    </>
  );
}

/** Everything that the list can show of an issuer. */
export const issuerColumns: readonly Column<IssuerRow, IssuerQuery['sort']>[] = [
  {
    id: 'name',
    title: 'Issuer',
    sort: 'name',
    width: 30,
    cell: (row, { cluster }) => (
      <>
        <RowLink object={row} cluster={cluster} />
        <span className="second block">{row.kind}</span>
        <div className="mt-1 md:hidden">
          <State state={row.state} />
        </div>
      </>
    ),
  },
  {
    id: 'state',
    title: 'State',
    sort: 'state',
    width: 32,
    from: 'md',
    cell: ({ state }) => <State state={state} />,
  },
  {
    id: 'with',
    title: 'Signs with',
    sort: 'with',
    width: 28,
    from: 'lg',
    className: '[overflow-wrap:anywhere]',
    cell: (row) => (
      <>
        <Text>{row.type}</Text>
        {row.with !== undefined && (
          <span className="second mono block">
            <Text>{row.with}</Text>
          </span>
        )}
      </>
    ),
  },
  {
    id: 'certificates',
    title: 'Certificates',
    sort: 'certificates',
    width: 18,
    end: true,
    cell: (row, { cluster }) => {
      const { certificates } = row;
      if (certificates === undefined)
        return <span title="Which Certificates name it is not known">not known</span>;
      return (
        <Link
          prefetch={false}
          className="link"
          aria-label={`${count(certificates)} certificates of ${rowName(row)}`}
          href={{ pathname: '/certificates', query: { cluster, issuer: issuerValue(row) } }}
        >
          {count(certificates)}
        </Link>
      );
    },
  },
];
