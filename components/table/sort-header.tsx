'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import type { CSSProperties } from 'react';

import { classes } from '../text/classes';

interface Props {
  readonly children: string;
  readonly sorted: 'ascending' | 'descending' | undefined;
  readonly className?: string;
  readonly style?: CSSProperties;
  readonly align?: 'end';
  readonly onSort: () => void;
}

/** A column's head that orders the rows by it, and the other way round when it already does. */
export function SortHeader({ children, sorted, className, style, align, onSort }: Props) {
  const Arrow = sorted === 'descending' ? ArrowDown : ArrowUp;
  return (
    <th
      scope="col"
      aria-sort={sorted ?? 'none'}
      className={classes('head', className)}
      style={style}
    >
      <button
        type="button"
        onClick={onSort}
        className={classes(
          'inline-flex items-center gap-1 align-bottom',
          align === 'end' && 'flex-row-reverse',
        )}
      >
        {children}
        <Arrow aria-hidden className={classes('size-3.5', !sorted && 'invisible')} />
      </button>
    </th>
  );
}
