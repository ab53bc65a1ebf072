import type { Browser } from '@playwright/test';
import { expect } from 'vitest';

import type { Person } from './app';

export interface Tab {
  /** Returns once the page says how the run ended, and throws when it was loaded anew for that. */
  untilSays(heading: RegExp): Promise<void>;
  close(): Promise<void>;
}

/** A run's page in a browser of its own, as somebody leaves it open. */
export async function openTab(
  browser: Browser,
  { url, cookies }: Person,
  { cluster, id }: { cluster: string; id: string },
): Promise<Tab> {
  const context = await browser.newContext();
  await context.addCookies(cookies.map((one) => ({ ...one, url })));
  const page = await context.newPage();
  let loads = 0;
  page.on('load', () => (loads += 1));
  try {
    await page.goto(`${url}/runs/${id}?cluster=${cluster}`);
    // The server writes another title: this one is written by a page that is whole, and follows the run.
    await page.waitForFunction(() => /^[●‖…!✓✕⊘↩] /u.test(document.title), undefined, {
      timeout: 8_000,
    });
  } catch (error) {
    await context.close();
    throw error;
  }
  return {
    async untilSays(heading) {
      const said = page.getByRole('heading', { level: 1, name: heading });
      await said.waitFor({ timeout: 45_000 }).catch(async (cause: unknown) => {
        const told = await page.locator('main').innerText();
        throw new Error(`The page says: ${told.slice(0, 1_000)}`, { cause });
      });
      expect(loads, 'how often the page was loaded').toBe(1);
    },
    close: () => context.close(),
  };
}
