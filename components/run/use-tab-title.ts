'use client';

import { useEffect } from 'react';

import type { RunState } from '@/shared/run-state';

import { visibleText } from '../text/visible-text';
import { runTitle } from './run-title';

/** The tab's title tells how the run stands, also where the tab is hidden. */
export function useTabTitle(state: RunState): void {
  const title = visibleText(`${runTitle(state)} · Certferry`);

  // The outside system: the title of the browser's tab, which Next writes too, at a time of its own.
  useEffect(() => {
    const write = () => {
      if (document.title !== title) document.title = title;
    };
    write();
    const others = new MutationObserver(write);
    others.observe(document.head, { subtree: true, childList: true, characterData: true });
    return () => others.disconnect();
  }, [title]);
}
