import type { RequestRow } from '@/shared/request';

import { Moment } from '../clock/moment';
import type { Column } from '../list/column';
import type { Look } from '../table/look';
import { Text } from '../text/text';
import { LinkIssuer } from './link-issuer';
import { LinkName } from './link-name';
import { LinkState } from './link-state';

/** What the rows of all three lists tell. */
export type LinkRow<State extends string> = Pick<
  RequestRow,
  'namespace' | 'name' | 'certificate' | 'certificateUnknown' | 'issuer' | 'createdAt'
> & { readonly state: { readonly state: State; readonly since?: number | undefined } };

type Sort = 'name' | 'state' | 'issuer' | 'created';

/** A moment that an object may not tell. */
export const momentCell = (at: number | undefined, now: number, why: string) =>
  at === undefined ? <span title={why}>–</span> : <Moment at={at} now={now} as="age" />;

/** The columns of one of the lists: what it is, what has become of it, what only its kind has, who signs, how old it is. */
export function linkColumns<State extends string, Row extends LinkRow<State>, Own extends string>(
  title: string,
  looks: Readonly<Record<State, Look>>,
  own: readonly Column<Row, Own>[],
): readonly Column<Row, Own | Sort>[] {
  const stateOf = ({ state }: Row) => <LinkState look={looks[state.state]} state={state} />;
  return [
    {
      id: 'name',
      title,
      sort: 'name',
      width: 27,
      cell: (row, { cluster }) => (
        <>
          <LinkName row={row} cluster={cluster} />
          <div className="mt-1 md:hidden">{stateOf(row)}</div>
        </>
      ),
    },
    { id: 'state', title: 'State', sort: 'state', width: 27, from: 'md', cell: stateOf },
    ...own,
    {
      id: 'issuer',
      title: 'Issuer',
      sort: 'issuer',
      width: 15,
      from: 'xl',
      cell: ({ namespace, issuer }, { cluster }) => (
        <LinkIssuer namespace={namespace} issuer={issuer} cluster={cluster} />
      ),
    },
    {
      id: 'age',
      title: 'Age',
      sort: 'created',
      width: 10,
      end: true,
      cell: ({ createdAt }, { now }) =>
        momentCell(createdAt, now, 'It does not say when it was made'),
    },
    {
      id: 'since',
      title: 'In this state for',
      width: 12,
      from: 'md',
      end: true,
      extra: true,
      cell: ({ state }, { now }) =>
        momentCell(state.since, now, 'It does not say since when it is so'),
    },
  ];
}

/** A column of one text, which somebody has to choose. */
export const textColumn = <Row,>(
  id: string,
  title: string,
  text: (row: Row) => string | undefined,
): Column<Row, never> => ({
  id,
  title,
  width: 18,
  from: 'md',
  extra: true,
  className: 'mono [overflow-wrap:anywhere]',
  cell: (row) => <Text>{text(row) || '–'}</Text>,
});
