import type { Page } from '@playwright/test';

/** On the sign-in page, whatever led there. */
export async function signInByToken(page: Page, token: string, cluster: string): Promise<void> {
  await page.getByLabel('Bearer token', { exact: true }).fill(token);
  await page.getByRole('textbox', { name: 'Cluster' }).fill(cluster);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
}
