import { createTRPCClient, httpLink, httpSubscriptionLink, splitLink } from '@trpc/client';

import type { AppRouter } from '@/server/api/root';

const url = '/api/trpc';

export function makeClient() {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: ({ type }) => type === 'subscription',
        true: httpSubscriptionLink({ url }),
        false: httpLink({ url }),
      }),
    ],
  });
}
