import type { ZodType } from 'zod';

import { bed, sharedCookie } from './bed';
import { note } from './hear';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

/** A procedure's address with its input, as curl would ask for it. */
export function procedureUrl(procedure: string, input?: unknown, url = bed.url): string {
  const asked = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`;
  return `${url}/api/trpc/${procedure}${asked}`;
}

/** A request as it leaves, with its whole answer; a redirect is an answer too. */
export async function ask(address: string, init: RequestInit = {}): Promise<Answer> {
  const response = await fetch(address, { redirect: 'manual', ...init });
  const { status, headers } = response;
  const text = await response.text();
  note(address, text);
  return { status, headers, text };
}

/** Asks a query with the shared sign-in, or with a bearer token. */
export function query(procedure: string, input?: unknown, token?: string): Promise<Answer> {
  const headers: HeadersInit = token
    ? { authorization: `Bearer ${token}` }
    : { cookie: sharedCookie() };
  return ask(procedureUrl(procedure, input), { headers });
}

/** The data of an answer, checked against what the API promises. */
export function dataOf<T>({ text }: Pick<Answer, 'text'>, promised: ZodType<T>): T {
  return promised.parse(JSON.parse(text).result.data);
}

/** The code and the sentence of a refusal, of a procedure or of another route. */
export function failureOf({ text }: Pick<Answer, 'text'>): { code: string; message: string } {
  const body = JSON.parse(text);
  return body.error ? body.error.data.failure : body;
}
