import type { Browser, Page } from '@playwright/test';

import { hop } from './hop';
import type { OwnApp } from './own-app';
import { signInByToken } from './sign-in-by-token';
import { nobody } from './test';

/** Opens an app by its printed link. */
export async function openApp(page: Page, { link }: Pick<OwnApp, 'link'>): Promise<void> {
  await page.goto(link);
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
}

/** The plan of an upgrade as somebody sees it who signs in with a token, in a browser of their own. */
export async function openPlanByToken(browser: Browser, url: string, token: string): Promise<Page> {
  const context = await browser.newContext({ storageState: nobody });
  const page = await context.newPage();
  await page.goto(`${url}/upgrade?cluster=${hop}`);
  await signInByToken(page, token, hop);
  return page;
}
