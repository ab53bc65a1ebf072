import type { Page } from '@playwright/test';

import { pageSizes } from '../../components/address/params';
import type { App, Home } from '../../e2e/long/app';
import type { Bed } from './bed';

const patience = 300_000;

/** Asks as somebody who loads the page again until it is there. */
async function open(page: Page, address: string): Promise<void> {
  const until = performance.now() + patience;
  for (;;)
    try {
      await page.goto(address, { waitUntil: 'commit' });
      return;
    } catch (error) {
      // nobody listens yet
      if (performance.now() > until) throw error;
    }
}

/**
 * Starts the app and opens its list of Certificates; says how long it took until a person sees the first page and
 * the number of all of them, known whole. Rows and number are read in the page.
 */
export async function untilFirstPage(
  { name, set }: Bed,
  home: Home,
  page: Page,
): Promise<{ app: App; seconds: number }> {
  const began = Date.now();
  const starting = home.start();
  await open(page, `${home.url}/certificates?cluster=${name}`);
  const app = await starting;
  const whole = set.certificates.toLocaleString('en-US');
  await page.waitForFunction(
    ({ total, rows }) => {
      const heading = document.querySelector('h1')?.textContent ?? '';
      const told = new RegExp(`(^All|^\\d[\\d,]* of) ${total} certificates`).test(heading);
      const isWhole = !document.querySelector('main')?.textContent?.includes('still being read');
      return told && isWhole && document.querySelectorAll('main tbody tr').length === rows;
    },
    { total: whole, rows: pageSizes[0] },
    { polling: 'raf', timeout: patience },
  );
  const at = await page.evaluate(
    () =>
      // What is in the document now is on the screen after the next frame.
      new Promise<number>((resolve) =>
        requestAnimationFrame(() => setTimeout(() => resolve(Date.now()))),
      ),
  );
  return { app, seconds: (at - began) / 1_000 };
}
