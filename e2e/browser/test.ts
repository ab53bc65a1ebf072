import { expect, test as base } from '@playwright/test';

import { hear } from './hear';

export { expect };

/** What no page may ever have: an error of its own, a refused script, a dialog that nobody asked for. */
const unwanted = /Content Security Policy|Minified React error|hydrat/i;

/**
 * Playwright's test; one that opened pages also fails for what went wrong in them unseen, and what any context of it
 * received is kept for the hunt.
 */
export const test = base.extend({
  browser: [
    async ({ browser }, use) => {
      const open = browser.newContext.bind(browser);
      browser.newContext = async (options) => {
        const context = await open(options);
        hear(context);
        return context;
      };
      await use(browser);
    },
    { scope: 'worker' },
  ],
  context: async ({ context }, use) => {
    const faults: string[] = [];
    context.on('weberror', (fault) => faults.push(fault.error().message));
    context.on('console', (message) => {
      if (message.type() === 'error' && unwanted.test(message.text())) faults.push(message.text());
    });
    context.on('dialog', (dialog) => {
      faults.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    const heard = hear(context);
    await use(context);
    await heard();
    expect(faults, 'errors in the browser').toEqual([]);
  },
});

/** A browser in which nobody is signed in. */
export const nobody = { cookies: [], origins: [] };
