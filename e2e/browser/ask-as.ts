import type { Page } from '@playwright/test';

import { procedureUrl } from './api';
import { note } from './hear';

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** Asks a query as who is signed in on the page. */
export async function askAs(page: Page, procedure: string, input: unknown): Promise<Answer> {
  const { origin } = new URL(page.url());
  return heard(procedureUrl(procedure, input, origin), { headers: await signedIn(page, origin) });
}

/** Asks for a change as who is signed in on the page, as its scripts do. */
export async function changeAs(page: Page, procedure: string, input: unknown): Promise<Answer> {
  const { origin } = new URL(page.url());
  const headers = { origin, 'content-type': 'application/json', ...(await signedIn(page, origin)) };
  const init = { method: 'POST', headers, body: JSON.stringify(input) };
  return heard(procedureUrl(procedure, undefined, origin), init);
}

// Playwright's own requests would be sent over connections that the server is just closing, and print the cookie then.
async function heard(address: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(address, init);
  const text = await response.text();
  note(address, text);
  return { status: response.status, text };
}

async function signedIn(page: Page, origin: string): Promise<{ cookie: string }> {
  const cookies = await page.context().cookies(origin);
  return { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') };
}

/** What the API's stream tells of these topics until it tells that. */
export async function streamUntil(page: Page, input: unknown, told: string): Promise<string> {
  const { origin } = new URL(page.url());
  const end = new AbortController();
  const stream = await fetch(procedureUrl('live', input, origin), {
    headers: await signedIn(page, origin),
    signal: end.signal,
  });
  const wanted = JSON.stringify(told).slice(1, -1);
  let text = '';
  for await (const bytes of stream.body ?? []) {
    text += Buffer.from(bytes).toString();
    if (text.includes(wanted)) break;
  }
  end.abort();
  note('live', text);
  return text;
}
