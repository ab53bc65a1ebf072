import type { Page } from '@playwright/test';

/** What was to be seen of a run at one time. */
export interface Sight {
  readonly at: number;
  /** The title of the step that was taken. */
  readonly step: string;
  /** Sources of the log's lines in view. */
  readonly sources: readonly string[];
  /** Of the counters. */
  readonly probes: number;
}

interface Watched {
  sights: Sight[];
}

/** Begins to write down, in the page itself, what is to be seen whenever that changes. */
export async function watchRun(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sights: Sight[] = [];
    const look = () => {
      const now = document.querySelector('li[aria-current=step] p');
      const word = now?.querySelector('span')?.textContent ?? '';
      const rows = [...document.querySelectorAll('[role=log] [data-index] > div')];
      const sources = new Set(rows.map((row) => row.children[1]?.textContent?.trim() ?? ''));
      const counters = document.querySelector('section[aria-label=Measured]')?.textContent ?? '';
      const probes = Number(/([\d,]+) made/.exec(counters)?.[1]?.replaceAll(',', '') ?? 0);
      const step = (now?.textContent ?? '').replace(word, '');
      const sight = { at: Date.now(), step, sources: [...sources].toSorted(), probes };
      const last = sights.at(-1);
      if (JSON.stringify({ ...last, at: 0 }) !== JSON.stringify({ ...sight, at: 0 }))
        sights.push(sight);
    };
    new MutationObserver(look).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
    Object.assign(window, { watched: { sights } });
  });
}

export function sightsOf(page: Page): Promise<readonly Sight[]> {
  return page.evaluate(() => (window as unknown as { watched: Watched }).watched.sights);
}
