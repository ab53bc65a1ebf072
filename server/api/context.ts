import { textField } from '@/shared/fields';

import { guardHost, guardJson, guardSameOrigin } from '../auth/guard-request';
import { identify } from '../auth/identify';
import type { Identity } from '../auth/identity';

export interface Context {
  readonly identity: Identity;
}

/** Refuses whoever is not signed in, before any procedure is looked at. `input` is the call's, still unchecked. */
export async function createContext(
  headers: Headers,
  method: string,
  input: () => Promise<unknown>,
): Promise<Context> {
  guardHost(headers);
  if (method !== 'GET') guardJson(headers);
  const bearer = headers.has('authorization');
  if (method !== 'GET' && !bearer) guardSameOrigin(headers);
  return { identity: await identify(headers, bearer ? await clusterIn(input) : undefined) };
}

/** A bearer token is checked by the cluster that the call, or the stream's topics, are about. */
async function clusterIn(input: () => Promise<unknown>): Promise<string | undefined> {
  const raw = await input();
  const topics = ['inventory', 'run', 'logs'].map((one) =>
    textField(raw, 'topics', one, 'cluster'),
  );
  return textField(raw, 'cluster') ?? topics.find((one) => one !== undefined);
}
