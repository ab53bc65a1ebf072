'use client';

import { useEffect, type RefObject } from 'react';

/** Tells the styles how much of the top of the window a bar covers that stays there: heads of tables stop below it. */
export function useBarHeight(bar: RefObject<HTMLElement | null>): void {
  // The outside system: the size that the browser gives the bar.
  useEffect(() => {
    const element = bar.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => {
      const stays = getComputedStyle(element).position === 'sticky';
      document.documentElement.style.setProperty('--bar', `${stays ? element.offsetHeight : 0}px`);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [bar]);
}
