'use client';

import { SortHeader } from '../table/sort-header';
import { classes } from '../text/classes';
import { type Column, type RowAt, shownFrom, wantedRoom } from './column';
import { ListRow } from './list-row';
import type { useSelection } from './use-selection';
import { useVirtualRows } from './use-virtual-rows';

declare module 'react' {
  interface CSSProperties {
    '--room-base'?: number;
    '--room-md'?: number;
    '--room-lg'?: number;
    '--room-xl'?: number;
  }
}

interface Props<Row extends object, Sort extends string> {
  readonly caption: string;
  readonly rows: readonly Row[];
  readonly nameOf: (row: Row) => string;
  readonly columns: readonly Column<Row, Sort>[];
  readonly at: RowAt;
  readonly sort: Sort;
  readonly descending: boolean;
  readonly onSort: (sort: Sort, descending: boolean) => void;
  readonly selection: ReturnType<typeof useSelection<Row>>;
}

/** A list: its heads stay in view, its rows can be selected, and of many only those in view are drawn. */
export function ListTable<Row extends object, Sort extends string>(props: Props<Row, Sort>) {
  const { caption, rows, nameOf, columns, at, selection } = props;
  const { body, isVirtual, indexes, above, below, measure } = useVirtualRows(
    rows.length,
    (index) => {
      const row = rows[index];
      return row ? nameOf(row) : String(index);
    },
  );
  const room = wantedRoom(columns);
  // On a phone columns that somebody chose are moved sideways, not squeezed: the usual ones fit.
  const isWide = columns.length > 2 && columns.every(({ from }) => from === undefined);
  return (
    <div
      className={classes(
        'panel',
        isWide ? 'relative overflow-clip max-md:overflow-x-auto' : 'overflow-clip',
      )}
    >
      <table
        className={classes(
          'list-table w-full table-fixed border-separate border-spacing-0',
          isWide && 'max-md:min-w-[calc(var(--room-base)*9px)] max-md:[--share:96%]',
        )}
        style={{
          '--room-base': room.base,
          '--room-md': room.md,
          '--room-lg': room.lg,
          '--room-xl': room.xl,
        }}
        aria-rowcount={rows.length + 1}
      >
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className="head sticky-head w-9 pr-0">
              <SelectAll rows={rows.length} selection={selection} />
            </th>
            {columns.map((column) => (
              <Head key={column.id} column={column} {...props} />
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {isVirtual && <Room height={above} />}
          {indexes.map((index) => {
            const row = rows[index];
            if (!row) return null;
            const name = nameOf(row);
            return (
              <ListRow
                key={name}
                ref={measure}
                row={row}
                name={name}
                columns={columns}
                at={at}
                index={index}
                isSelected={selection.keys.has(name)}
                onSelect={selection.select}
              />
            );
          })}
          {isVirtual && <Room height={below} />}
        </tbody>
      </table>
    </div>
  );
}

/** Where rows would be that are not drawn. */
function Room({ height }: { height: number }) {
  if (height <= 0) return null;
  return <tr aria-hidden style={{ height }} />;
}

function SelectAll({
  rows,
  selection: { selected, selectAll, clear },
}: {
  rows: number;
  selection: Pick<ReturnType<typeof useSelection>, 'selected' | 'selectAll' | 'clear'>;
}) {
  const isAll = selected.length === rows;
  return (
    <input
      type="checkbox"
      className="block size-3.5 accent-(--accent)"
      aria-label="Select all rows of this page"
      checked={isAll}
      ref={(element) => {
        if (element) element.indeterminate = selected.length > 0 && !isAll;
      }}
      onChange={() => (isAll ? clear() : selectAll())}
    />
  );
}

type HeadProps<Row extends object, Sort extends string> = Pick<
  Props<Row, Sort>,
  'sort' | 'descending' | 'onSort'
> & { readonly column: Column<Row, Sort> };

function Head<Row extends object, Sort extends string>(props: HeadProps<Row, Sort>) {
  const { column, sort, descending, onSort } = props;
  const { title, from, end, sort: by } = column;
  const shape = {
    className: classes(
      'head sticky-head whitespace-normal',
      from && shownFrom[from],
      end && 'text-right',
    ),
    style: { width: `calc(var(--share) * ${column.width} / var(--room))` },
  };
  if (by === undefined)
    return (
      <th scope="col" {...shape}>
        {title}
      </th>
    );
  const direction = descending ? 'descending' : 'ascending';
  return (
    <SortHeader
      sorted={sort === by ? direction : undefined}
      onSort={() => onSort(by, sort === by ? !descending : false)}
      align={end ? 'end' : undefined}
      {...shape}
    >
      {title}
    </SortHeader>
  );
}
