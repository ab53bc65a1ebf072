'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';

import { pageSizes } from '../address/params';
import { count } from '../text/count';

type PageSize = (typeof pageSizes)[number];

interface Props {
  readonly offset: number;
  readonly limit: number;
  readonly shown: number;
  readonly found: number;
  readonly what: string;
  readonly onOffset: (offset: number) => void;
  readonly onLimit: (limit: PageSize) => void;
}

export function Pager({ offset, limit, shown, found, what, onOffset, onLimit }: Props) {
  return (
    <nav aria-label={`Pages of ${what}`} className="flex items-center gap-2">
      <span className="second">
        {shown === 0
          ? `None of ${count(found)} here`
          : `${count(offset + 1)}–${count(offset + shown)} of ${count(found)}`}
      </span>
      {found > limit && (
        <>
          <button
            type="button"
            className="btn px-2 py-1"
            aria-label="Page before"
            disabled={offset === 0}
            onClick={() => onOffset(Math.max(0, offset - limit))}
          >
            <ChevronLeft aria-hidden className="size-4" />
          </button>
          <button
            type="button"
            className="btn px-2 py-1"
            aria-label="Next page"
            disabled={offset + shown >= found}
            onClick={() => onOffset(offset + limit)}
          >
            <ChevronRight aria-hidden className="size-4" />
          </button>
        </>
      )}
      {found > pageSizes[0] && (
        <label className="second flex items-center gap-1.5">
          Rows a page
          <select
            className="field w-auto py-1"
            value={limit}
            onChange={({ target }) =>
              onLimit(pageSizes.find((size) => String(size) === target.value) ?? pageSizes[0])
            }
          >
            {pageSizes.map((size) => (
              <option key={size} value={size}>
                {count(size)}
              </option>
            ))}
          </select>
        </label>
      )}
    </nav>
  );
}
