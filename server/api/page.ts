import 'server-only';
import { headers } from 'next/headers';

import { isFailure } from '@/shared/failure';

import { type Context, createContext } from './context';

/** Who opens this page; undefined when nobody is signed in. Pages are read with GET only. */
export async function pageContext(): Promise<Context | undefined> {
  try {
    return await createContext(await headers(), 'GET', async () => undefined);
  } catch (error) {
    if (isFailure(error) && error.code === 'unauthorized') return undefined;
    throw error;
  }
}
