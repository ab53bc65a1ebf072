import 'server-only';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';

import { makeQueryClient } from '@/components/query/make-query-client';
import { pageContext } from '@/server/api/page';
import { appRouter } from '@/server/api/root';

const context = cache(pageContext);

/** The API for the person who opens this page, with a cache to hand over; leads to sign-in when there is nobody. */
export async function signedIn() {
  const ctx = await context();
  if (!ctx) {
    const path = (await headers()).get('x-certferry-path') ?? '/certificates';
    redirect(`/sign-in?next=${encodeURIComponent(path)}`);
  }
  const queryClient = makeQueryClient();
  return { queryClient, trpc: createTRPCOptionsProxy({ ctx, router: appRouter, queryClient }) };
}
