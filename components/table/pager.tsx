'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';

import { count } from '../text/count';

interface Props {
  readonly offset: number;
  readonly limit: number;
  readonly shown: number;
  readonly found: number;
  readonly what: string;
  readonly onOffset: (offset: number) => void;
}

export function Pager({ offset, limit, shown, found, what, onOffset }: Props) {
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
    </nav>
  );
}
