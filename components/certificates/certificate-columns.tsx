'use client';

import type { CertificateQuery, CertificateRow } from '@/shared/certificate';

import { Moment } from '../clock/moment';
import type { Column } from '../list/column';
import { Health } from '../secrets/health';
import { Names } from '../table/names';
import { RowLink } from '../table/row-link';
import { classes } from '../text/classes';
import { Text } from '../text/text';
import { visibleText } from '../text/visible-text';
import { LifetimeBar } from './lifetime-bar';
import { PhoneState } from './phone-state';
import { State } from './state';
import { urgency } from './urgency';

/** Everything that the list can show of a Certificate. */
export const certificateColumns: readonly Column<CertificateRow, CertificateQuery['sort']>[] = [
  {
    id: 'name',
    title: 'Certificate',
    sort: 'name',
    width: 26,
    cell: (row, { cluster }) => (
      <>
        <RowLink
          object={{
            kind: row.managed ? 'Certificate' : 'Secret',
            namespace: row.namespace,
            name: row.name,
          }}
          cluster={cluster}
        />
        <Names
          names={row.names}
          className={classes(row.state.state !== 'ready' && 'hidden md:flex')}
        />
        <PhoneState row={row} />
      </>
    ),
  },
  {
    id: 'state',
    title: 'State',
    sort: 'state',
    width: 22,
    from: 'md',
    cell: ({ state }) => <State state={state} />,
  },
  {
    id: 'issuer',
    title: 'Issuer',
    sort: 'issuer',
    width: 11,
    from: 'lg',
    className: 'mono break-all',
    cell: (row) => <Text title={issuerTitle(row)}>{row.issuer.name}</Text>,
  },
  {
    id: 'secret',
    title: 'Secret',
    sort: 'secret',
    width: 18,
    from: 'md',
    cell: ({ secret }) => <Health health={secret} />,
  },
  {
    id: 'lifetime',
    title: 'Lifetime',
    sort: 'lifetime',
    width: 12,
    from: 'xl',
    cell: (row, { now }) => (
      <LifetimeBar {...row} tone={urgency(row)} now={now} className="w-full max-w-[110px]" />
    ),
  },
  {
    id: 'expiry',
    title: 'Ends in',
    sort: 'expiry',
    width: 12,
    end: true,
    cell: ({ notAfter }, { now }) =>
      notAfter === undefined ? (
        <span title="Nothing has been issued">–</span>
      ) : (
        <Moment at={notAfter} now={now} as="ends" />
      ),
  },
  {
    id: 'key',
    title: 'Key',
    sort: 'key',
    width: 9,
    from: 'xl',
    className: 'second',
    cell: ({ key }) => <Text>{key}</Text>,
  },
  {
    id: 'renewal',
    title: 'Renews in',
    sort: 'renewal',
    width: 10,
    from: 'md',
    end: true,
    extra: true,
    cell: ({ renewalTime }, { now }) =>
      renewalTime === undefined ? '–' : <Moment at={renewalTime} now={now} as="ends" />,
  },
  {
    id: 'issued',
    title: 'Began',
    sort: 'issued',
    width: 10,
    from: 'md',
    end: true,
    extra: true,
    cell: ({ notBefore }, { now }) =>
      notBefore === undefined ? '–' : <Moment at={notBefore} now={now} as="ends" />,
  },
  {
    id: 'revision',
    title: 'Revision',
    sort: 'revision',
    width: 8,
    from: 'md',
    end: true,
    extra: true,
    cell: ({ revision }) => revision ?? '–',
  },
  {
    id: 'names',
    title: 'All names',
    sort: 'names',
    width: 20,
    from: 'md',
    extra: true,
    className: 'mono [overflow-wrap:anywhere]',
    cell: ({ names }) => <Text>{names.join(', ') || '–'}</Text>,
  },
  {
    id: 'stored-in',
    title: 'Stored in',
    sort: 'stored-in',
    width: 14,
    from: 'md',
    extra: true,
    className: 'mono break-all',
    cell: ({ secretName }) => <Text>{secretName || '–'}</Text>,
  },
];

function issuerTitle({ issuer }: CertificateRow): string {
  if (issuer.kind === '') return visibleText(issuer.name);
  const group = issuer.group === 'cert-manager.io' ? '' : `.${issuer.group}`;
  return visibleText(`${issuer.kind}${group} ${issuer.name}`);
}
