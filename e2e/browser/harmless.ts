import type { Page } from '@playwright/test';

import { expect } from './test';

/** Controls, direction marks and zero-width characters; a line break and a tab lay the page out. */
const unseen =
  // oxlint-disable-next-line no-control-regex, no-misleading-character-class -- these are what it looks for
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u;

/** Nothing that a cluster's texts say has become a part of the open page: no script, no element, no hidden character. */
export async function expectHarmless(page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const all = [...document.querySelectorAll('body *')];
    const attributes = all.flatMap((one) => [...one.attributes]);
    return {
      ran: 'ran' in window,
      added: document.querySelectorAll('main :is(img, script, iframe, textarea, style)').length,
      handlers: attributes.filter(({ name }) => /^on|^srcdoc$/i.test(name)).length,
      addresses: attributes
        .filter(({ name }) => name === 'href' || name === 'src')
        .map(({ value }) => new URL(value, location.href))
        .filter(({ origin }) => origin !== location.origin)
        .map(({ href }) => href),
      shown: [
        document.title,
        document.body.innerText,
        ...attributes
          .filter(({ name }) => /^(?:aria-label|title|placeholder|alt)$/.test(name))
          .map(({ value }) => value),
      ],
    };
  });
  const { shown, ...rest } = seen;
  const at = page.url();
  expect(rest, at).toEqual({ ran: false, added: 0, handlers: 0, addresses: [] });
  expect(shown.filter((text) => unseen.test(text)).map(around), at).toEqual([]);
}

/** The hidden character and what stands beside it, so that a failure tells where it is. */
function around(text: string): string {
  const where = text.search(unseen);
  return JSON.stringify(text.slice(Math.max(0, where - 60), where + 40));
}
