import 'server-only';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';

import { makeQueryClient } from '@/components/query/make-query-client';
import { pageContext } from '@/server/api/page';
import { appRouter } from '@/server/api/root';

const who = cache(pageContext);

/** The API for the person who opens this page, with a cache to hand over; leads away when there is nobody. */
export async function signedIn() {
  const found = await who();
  if (found.is !== 'signed-in') {
    const path = (await headers()).get('x-certferry-path') ?? '/overview';
    const next = encodeURIComponent(path);
    redirect(found.is === 'failed' ? `/unavailable?next=${next}` : `/sign-in?next=${next}`);
  }
  const ctx = found.context;
  const queryClient = makeQueryClient();
  return { queryClient, trpc: createTRPCOptionsProxy({ ctx, router: appRouter, queryClient }) };
}
