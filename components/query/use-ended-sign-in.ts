'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';

import { failureOf } from './failure-of';
import { signInEnded } from './sign-in-ended';

/** The server's sentence on why it no longer answers this person; undefined while it does. */
export function useEndedSignIn(): string | undefined {
  const cache = useQueryClient().getQueryCache();
  const subscribe = useCallback((listener: () => void) => cache.subscribe(listener), [cache]);
  return useSyncExternalStore(
    subscribe,
    () => {
      const [query] = cache.findAll({
        predicate: (one) => one.isActive() && signInEnded(one.state.error),
      });
      return query ? failureOf(query.state.error).message : undefined;
    },
    () => undefined,
  );
}
