'use client';

import { memo, type Ref } from 'react';

import { useChangeTint } from '../table/use-change-tint';
import { classes } from '../text/classes';
import { visibleText } from '../text/visible-text';
import { type Column, type RowAt, shownFrom } from './column';

interface Props<Row extends object> {
  readonly row: Row;
  /** What it is called, and told apart from the others by. */
  readonly name: string;
  readonly columns: readonly Column<Row, string>[];
  readonly at: RowAt;
  readonly isSelected: boolean;
  readonly onSelect: (name: string, isSelected: boolean) => void;
  /** Where it stands on the page, for rows of which not all are in the document. */
  readonly index: number;
  readonly ref?: Ref<HTMLTableRowElement>;
}

function Plain<Row extends object>(props: Props<Row>) {
  const { row, name, columns, at, isSelected, onSelect, index, ref } = props;
  const tint = useChangeTint(row);
  return (
    <tr
      ref={ref}
      data-index={index}
      aria-rowindex={index + 2}
      className={classes(tint, isSelected && 'bg-code', 'focus-within:bg-accent-soft')}
    >
      <td className="cell pr-0">
        <input
          type="checkbox"
          data-select
          className="mt-0.5 block size-3.5 accent-(--accent)"
          aria-label={`Select ${visibleText(name)}`}
          checked={isSelected}
          onChange={({ target }) => onSelect(name, target.checked)}
        />
      </td>
      {columns.map(({ id, from, end, className, cell }) => (
        <td
          key={id}
          className={classes('cell', from && shownFrom[from], end && 'text-right', className)}
        >
          {cell(row, at)}
        </td>
      ))}
    </tr>
  );
}

/** One row; the clock's ticks are no reason to draw it again. */
export const ListRow = memo(
  Plain,
  (before, after) =>
    before.row === after.row &&
    before.columns === after.columns &&
    before.at.cluster === after.at.cluster &&
    before.isSelected === after.isSelected &&
    before.index === after.index,
) as typeof Plain;
