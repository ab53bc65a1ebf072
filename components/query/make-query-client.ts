import { QueryClient } from '@tanstack/react-query';

import { failureOf } from './failure-of';
import { readAgainIn } from './read-again-in';

/** What the browser keeps of the server's answers; on the server, one per request. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 20_000,
        retry: (failures, error) => failureOf(error).code === 'unavailable' && failures < 1,
        refetchInterval: ({ state }) => readAgainIn(state.error),
      },
    },
  });
}
