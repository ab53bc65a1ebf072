'use client';

import { useState, type MouseEvent } from 'react';

import { refusedDownload } from './refused-download';

interface Asked {
  readonly name: string;
  readonly isAsking: boolean;
  readonly why?: string;
}

/** By a link, not by going there: the page's stream goes on. The file is called as the answer says. */
function save(address: string): void {
  const link = document.createElement('a');
  link.href = address;
  link.download = '';
  link.click();
}

/** For links to files: what is refused is said on the page, and the page stays. */
export function useDownload() {
  const [asked, setAsked] = useState<Asked>();

  async function download(name: string, address: string) {
    setAsked({ name, isAsking: true });
    const why = await refusedDownload(address);
    setAsked({ name, isAsking: false, ...(why !== undefined && { why }) });
    if (why === undefined) save(address);
  }

  return {
    isAsking: asked?.isAsking === true,
    refused: asked?.why === undefined ? undefined : { name: asked.name, why: asked.why },
    onClick: (name: string) => (event: MouseEvent<HTMLAnchorElement>) => {
      // With a key held it opens elsewhere, where the answer is seen.
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      if (asked?.isAsking !== true) void download(name, event.currentTarget.href);
    },
  };
}
