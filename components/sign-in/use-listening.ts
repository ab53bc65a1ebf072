'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** Whether this page's scripts run already; what the server sent cannot be used before. */
export function useListening(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
