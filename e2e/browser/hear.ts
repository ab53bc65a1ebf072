import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

import type { BrowserContext, Page, Response } from '@playwright/test';

import { bed } from './bed';

const known = new Set<string>();

/** Keeps a text for the hunt at the end of all tests, once. */
export function note(where: string, text: string): void {
  const digest = createHash('sha256').update(text).digest('base64');
  if (known.has(digest)) return;
  known.add(digest);
  appendFileSync(join(bed.heard, `worker-${process.pid}`), `\n== ${where}\n${text}`, {
    mode: 0o600,
  });
}

/** Remembers what the hunt looks for; returns it. */
export function keepSecret(secret: string): string {
  appendFileSync(bed.secrets, `${JSON.stringify(secret)}\n`, { mode: 0o600 });
  return secret;
}

const hearing = new WeakMap<BrowserContext, () => Promise<void>>();

/**
 * Keeps for the hunt whatever a browser context receives, shows and stores, until the returned function is called or
 * the context is closed. What was built before the tests is left out, and so are downloads.
 */
export function hear(context: BrowserContext): () => Promise<void> {
  const before = hearing.get(context);
  if (before) return before;
  const unread: Promise<void>[] = [];
  context.on('request', (request) => note('address', request.url()));
  context.on('response', (response) => unread.push(hearAnswer(response)));
  context.on('page', (page) => unread.push(hearStream(context, page)));
  const end = async () => {
    for (const page of context.pages()) await hearPage(page);
    note('cookies and storage', JSON.stringify(await context.storageState()));
    // An answer that is still on its way ends with its page.
    for (const page of context.pages()) await page.close();
    await Promise.all(unread);
  };
  hearing.set(context, end);
  const close = context.close.bind(context);
  context.close = async (options) => {
    await end();
    await close(options);
  };
  return end;
}

async function hearAnswer(response: Response): Promise<void> {
  const address = response.url();
  if (address.includes('/_next/static/') || address.includes('/api/trpc/live')) return;
  try {
    note(address, `${JSON.stringify(await response.allHeaders())}\n${await response.text()}`);
  } catch {
    // a redirect has no body, a download is none of the page's, and a page may be left before it is there
  }
}

/** The messages of the live stream, which is an answer without an end. */
async function hearStream(context: BrowserContext, page: Page): Promise<void> {
  try {
    const session = await context.newCDPSession(page);
    session.on('Network.eventSourceMessageReceived', ({ data }) => note('live', data));
    await session.send('Network.enable');
  } catch {
    // it was closed at once
  }
}

async function hearPage(page: Page): Promise<void> {
  const all = await page
    .evaluate(() =>
      JSON.stringify([
        location.href,
        history.state,
        Object.entries(localStorage),
        Object.entries(sessionStorage),
        document.documentElement.outerHTML,
      ]),
    )
    .catch(() => ''); // it shows nothing that could be asked
  note(page.url(), all);
}
