import type { Page } from '@playwright/test';

import { procedureUrl } from './api';
import { note } from './hear';

/** Asks a query as who is signed in on the page. */
export async function askAs(
  page: Page,
  procedure: string,
  input: unknown,
): Promise<{ status: number; text: string }> {
  const address = procedureUrl(procedure, input, new URL(page.url()).origin);
  const response = await page.request.get(address);
  const text = await response.text();
  note(address, text);
  return { status: response.status(), text };
}

/** Asks for a change as who is signed in on the page, as its scripts do. */
export async function changeAs(
  page: Page,
  procedure: string,
  input: unknown,
): Promise<{ status: number; text: string }> {
  const { origin } = new URL(page.url());
  const address = procedureUrl(procedure, undefined, origin);
  const response = await page.request.post(address, { data: input, headers: { origin } });
  const text = await response.text();
  note(address, text);
  return { status: response.status(), text };
}

/** What the API's stream tells of these topics until it tells that. */
export async function streamUntil(page: Page, input: unknown, told: string): Promise<string> {
  const { origin } = new URL(page.url());
  const cookies = await page.context().cookies(origin);
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const end = new AbortController();
  const stream = await fetch(procedureUrl('live', input, origin), {
    headers: { cookie },
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
