'use client';

import type { ReactNode } from 'react';

import { SortHeader } from '../table/sort-header';
import { classes } from '../text/classes';

interface Props<Sort extends string> {
  readonly title: string;
  readonly first: string;
  /** The head of what only this kind has, and what it sorts by. */
  readonly own: { readonly word: string; readonly sort: Sort };
  readonly sort: Sort;
  readonly descending: boolean;
  readonly onSort: (sort: Sort, descending: boolean) => void;
  readonly children: ReactNode;
}

type Shared = 'name' | 'state' | 'issuer' | 'created';

export function LinkTable<Sort extends string>(props: Props<Sort | Shared>) {
  const { own, sort, descending, onSort } = props;

  function header(column: Sort | Shared, word: string, className?: string) {
    const direction = descending ? 'descending' : 'ascending';
    return (
      <SortHeader
        sorted={sort === column ? direction : undefined}
        onSort={() => onSort(column, sort === column ? !descending : false)}
        className={classes('sticky-head', className)}
        align={column === 'created' ? 'end' : undefined}
      >
        {word}
      </SortHeader>
    );
  }

  return (
    <table className="w-full table-fixed border-separate border-spacing-0">
      <caption className="sr-only">{props.title}</caption>
      <thead>
        <tr>
          {header('name', props.first)}
          {header('state', 'State', 'hidden w-[32%] md:table-cell')}
          {header(own.sort, own.word, 'hidden w-[18%] lg:table-cell')}
          {header('issuer', 'Issuer', 'hidden w-[16%] xl:table-cell')}
          {header('created', 'Age', 'w-[96px] text-right')}
        </tr>
      </thead>
      <tbody>{props.children}</tbody>
    </table>
  );
}
