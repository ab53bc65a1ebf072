import type { ZodType } from 'zod';

import type { Person } from './app';

export interface Answer {
  readonly status: number;
  readonly data: unknown;
  /** What a refusal says. */
  readonly message: string;
}

const cookieOf = ({ cookies }: Person) =>
  cookies.map(({ name, value }) => `${name}=${value}`).join('; ');

async function answerOf(response: Response): Promise<Answer> {
  const { result, error } = await response.json();
  return {
    status: response.status,
    data: result?.data,
    message: error?.data?.failure?.message ?? '',
  };
}

/** Sends a change as a page of the app does. */
export async function change(person: Person, procedure: string, input: object): Promise<Answer> {
  const { url } = person;
  const response = await fetch(`${url}/api/trpc/${procedure}`, {
    method: 'POST',
    headers: {
      cookie: cookieOf(person),
      'content-type': 'application/json',
      origin: url,
      'sec-fetch-site': 'same-origin',
    },
    body: JSON.stringify(input),
  });
  return answerOf(response);
}

/** A change that must not be refused. */
export async function changed(person: Person, procedure: string, input: object): Promise<unknown> {
  const { status, data, message } = await change(person, procedure, input);
  if (status === 200) return data;
  throw new Error(`${procedure} was refused with ${status}: ${message}`);
}

export async function ask<T>(
  person: Person,
  procedure: string,
  input: object,
  promised: ZodType<T>,
): Promise<T> {
  const asked = encodeURIComponent(JSON.stringify(input));
  const response = await fetch(`${person.url}/api/trpc/${procedure}?input=${asked}`, {
    headers: { cookie: cookieOf(person) },
  });
  const { status, data, message } = await answerOf(response);
  if (status !== 200) throw new Error(`${procedure} was refused with ${status}: ${message}`);
  return promised.parse(data);
}
