'use client';

import type { SecretQuery, SecretRow } from '@/shared/secret';

import { Moment } from '../clock/moment';
import type { Column } from '../list/column';
import { Names } from '../table/names';
import { RowLink } from '../table/row-link';
import { Text } from '../text/text';
import { Health } from './health';
import { ManagedBy } from './managed-by';

/** Everything that the list can show of a TLS Secret. */
export const secretColumns: readonly Column<SecretRow, SecretQuery['sort']>[] = [
  {
    id: 'name',
    title: 'Secret',
    sort: 'name',
    width: 32,
    cell: (row, { cluster }) => (
      <>
        <RowLink
          object={{ kind: 'Secret', namespace: row.namespace, name: row.name }}
          cluster={cluster}
        />
        <Names names={row.names} />
        <div className="mt-1 md:hidden">
          <Health health={row.health} />
        </div>
        <div className="mt-1 flex items-baseline gap-1.5 lg:hidden">
          {row.certificates && row.certificates.length > 0 && <span className="second">by</span>}
          <ManagedBy row={row} cluster={cluster} />
        </div>
      </>
    ),
  },
  {
    id: 'state',
    title: 'Stored pair',
    sort: 'state',
    width: 28,
    from: 'md',
    cell: ({ health }) => <Health health={health} />,
  },
  {
    id: 'managed',
    title: 'Managed by',
    sort: 'certificate',
    width: 22,
    from: 'lg',
    cell: (row, { cluster }) => <ManagedBy row={row} cluster={cluster} />,
  },
  {
    id: 'expiry',
    title: 'Ends in',
    sort: 'expiry',
    width: 14,
    end: true,
    cell: ({ notAfter }, { now }) =>
      notAfter === undefined ? (
        <span title="No certificate can be read from it">–</span>
      ) : (
        <Moment at={notAfter} now={now} as="ends" />
      ),
  },
  {
    id: 'key',
    title: 'Key',
    sort: 'key',
    width: 10,
    from: 'xl',
    className: 'second',
    cell: ({ key }) => (key === undefined ? '–' : <Text>{key}</Text>),
  },
  {
    id: 'issuer',
    title: 'Signed by',
    sort: 'issuer',
    width: 20,
    from: 'md',
    extra: true,
    className: 'mono [overflow-wrap:anywhere]',
    cell: ({ issuer }) => (issuer === undefined ? '–' : <Text>{issuer}</Text>),
  },
  {
    id: 'serial',
    title: 'Serial',
    sort: 'serial',
    width: 20,
    from: 'md',
    extra: true,
    className: 'mono break-all',
    cell: ({ serial }) => (serial === undefined ? '–' : <Text>{serial}</Text>),
  },
  {
    id: 'issued',
    title: 'Began',
    sort: 'issued',
    width: 11,
    from: 'md',
    end: true,
    extra: true,
    cell: ({ notBefore }, { now }) =>
      notBefore === undefined ? '–' : <Moment at={notBefore} now={now} as="ends" />,
  },
];
