'use client';

import { Columns3 } from 'lucide-react';
import { Popover } from 'radix-ui';

import { chooseColumn, type Column, shownColumns } from './column';

interface Props {
  readonly columns: readonly Pick<Column<never, string>, 'id' | 'title' | 'extra'>[];
  readonly chosen: readonly string[] | null;
  readonly onChoose: (columns: string[] | null) => void;
}

/** Which columns the list has; the address keeps it. */
export function ColumnChooser({ columns, chosen, onChoose }: Props) {
  const shown = new Set(shownColumns(columns, chosen).map(({ id }) => id));
  return (
    <Popover.Root>
      <Popover.Trigger className="pick">
        <Columns3 aria-hidden className="text-faint size-3.5" />
        Columns
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={4}
          aria-label="Columns"
          className="popover flex w-56 flex-col gap-1"
        >
          {columns.slice(1).map(({ id, title }) => (
            <label key={id} className="hover:bg-code flex items-center gap-2 rounded-md px-2 py-1">
              <input
                type="checkbox"
                className="size-3.5 accent-(--accent)"
                checked={shown.has(id)}
                onChange={({ target }) =>
                  onChoose(chooseColumn(columns, chosen, id, target.checked))
                }
              />
              {title}
            </label>
          ))}
          <button
            type="button"
            className="btn-quiet self-start"
            disabled={chosen === null}
            onClick={() => onChoose(null)}
          >
            The usual ones
          </button>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
