import type { Page } from '@playwright/test';

/**
 * The page's scripts run: what stood there before came from the server, and neither keys nor clicks
 * did anything. React marks the elements that it has taken over.
 */
export async function listening(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('main') ?? {}).some((key) => key.startsWith('__react')),
  );
}
