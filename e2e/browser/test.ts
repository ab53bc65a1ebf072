import { expect, test as base } from '@playwright/test';

export { expect };

/** What no page may ever have: an error of its own, a refused script, a dialog that nobody asked for. */
const unwanted = /Content Security Policy|Minified React error|hydrat/i;

/** Playwright's test; one that opened pages also fails for what went wrong in them unseen. */
export const test = base.extend({
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
    await use(context);
    expect(faults, 'errors in the browser').toEqual([]);
  },
});

/** A browser in which nobody is signed in. */
export const nobody = { cookies: [], origins: [] };
