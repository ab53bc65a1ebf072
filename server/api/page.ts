import 'server-only';
import { headers } from 'next/headers';

import { type Failure, isFailure } from '@/shared/failure';

import { type Context, createContext } from './context';

export type PageContext =
  | { readonly is: 'signed-in'; readonly context: Context }
  | { readonly is: 'signed-out' }
  /** Who this is cannot be told now, for example because the cluster of their token is down. */
  | { readonly is: 'failed'; readonly failure: Failure };

/** Who opens this page. Pages are read with GET only. */
export async function pageContext(): Promise<PageContext> {
  try {
    const context = await createContext(await headers(), 'GET', async () => undefined);
    return { is: 'signed-in', context };
  } catch (error) {
    if (!isFailure(error)) throw error;
    return error.code === 'unauthorized' ? { is: 'signed-out' } : { is: 'failed', failure: error };
  }
}
