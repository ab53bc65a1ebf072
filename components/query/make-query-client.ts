import { QueryClient } from '@tanstack/react-query';

import { failureOf } from './failure-of';

/** What the browser keeps of the server's answers; on the server, one per request. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 20_000,
        retry: (failures, error) => failureOf(error).code === 'unavailable' && failures < 1,
        // Certificates come due and end by the clock alone, without any event.
        refetchInterval: ({ state }) =>
          state.error && failureOf(state.error).code === 'unavailable' ? 3_000 : 30_000,
      },
    },
  });
}
