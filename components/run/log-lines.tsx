'use client';

import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown } from 'lucide-react';
import { useEffect, useRef } from 'react';

import { counted } from '../text/count';
import type { LogEntry } from './event-line';
import { LogRow } from './log-row';

interface Props {
  readonly lines: readonly LogEntry[];
  readonly follows: boolean;
  /** Lines that came since somebody scrolled up. */
  readonly fresh: number;
  readonly onFollow: () => void;
  readonly onHold: () => void;
}

/** Only the lines in view are in the page; the newest stay in view until somebody scrolls up. */
export function LogLines({ lines, follows, fresh, onFollow, onHold }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const top = useRef(0);
  // oxlint-disable-next-line react/incompatible-library -- nothing here is compiled to memoize
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 22,
    getItemKey: (index) => lines[index]?.id ?? index,
    overscan: 20,
  });

  // The outside system: the place that the browser has scrolled to.
  useEffect(() => {
    if (follows && lines.length > 0) rows.scrollToIndex(lines.length - 1, { align: 'end' });
  }, [follows, lines, rows]);

  function onScroll() {
    const at = scroller.current;
    if (!at) return;
    const isDown = at.scrollTop > top.current;
    top.current = at.scrollTop;
    const isAtEnd = at.scrollHeight - at.scrollTop - at.clientHeight < 24;
    if (isDown && isAtEnd && !follows) onFollow();
  }

  return (
    <div className="relative min-h-0 flex-1">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- they tell only that somebody reads */}
      <div
        ref={scroller}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls: a keyboard must reach it
        tabIndex={0}
        role="log"
        aria-live="off"
        aria-label="Log lines"
        onScroll={onScroll}
        onWheel={({ deltaY }) => deltaY < 0 && onHold()}
        onTouchMove={onHold}
        onPointerDown={onHold}
        onKeyDown={({ key }) => upward.has(key) && onHold()}
        className="mono h-full overflow-auto py-1.5 text-[12px] leading-[1.5]"
      >
        <div className="relative w-full" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, key, start }) => {
            const line = lines[index];
            return (
              line && (
                <div
                  key={key}
                  data-index={index}
                  ref={rows.measureElement}
                  className="absolute top-0 left-0 w-full"
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <LogRow line={line} />
                </div>
              )
            );
          })}
        </div>
      </div>
      {!follows && (
        <button
          type="button"
          onClick={onFollow}
          className="btn bg-panel absolute right-4 bottom-3 shadow"
        >
          <ArrowDown aria-hidden className="size-3.5" />
          {fresh > 0 ? counted(fresh, 'new line') : 'Follow'}
        </button>
      )}
    </div>
  );
}

const upward: ReadonlySet<string> = new Set(['ArrowUp', 'PageUp', 'Home']);
