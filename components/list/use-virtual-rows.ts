'use client';

import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useState } from 'react';

/** So many rows are cheap enough to be all in the document, where the browser's own search finds them. */
const whole = 100;

/** Which rows of a table stand in the document: of a long one those in view, and room for the rest. */
export function useVirtualRows(count: number, keyOf: (index: number) => string) {
  const [top, setTop] = useState(0);
  const isVirtual = count > whole;
  // oxlint-disable-next-line react/incompatible-library -- nothing here is compiled to memoize
  const rows = useWindowVirtualizer({
    count,
    enabled: isVirtual,
    estimateSize: () => 56,
    getItemKey: keyOf,
    overscan: 15,
    scrollMargin: top,
    initialRect: { width: 1280, height: 900 },
  });
  // The outside system: where the browser has put the table.
  const body = useCallback((element: HTMLTableSectionElement | null) => {
    if (element) setTop(element.getBoundingClientRect().top + window.scrollY);
  }, []);
  if (!isVirtual)
    return {
      body,
      isVirtual,
      indexes: Array.from({ length: count }, (_, index) => index),
      above: 0,
      below: 0,
      measure: undefined,
    };
  const items = rows.getVirtualItems();
  const [first] = items;
  const last = items.at(-1);
  return {
    body,
    isVirtual,
    indexes: items.map(({ index }) => index),
    above: first ? first.start - top : 0,
    below: last ? rows.getTotalSize() - (last.end - top) : rows.getTotalSize(),
    measure: rows.measureElement,
  };
}
