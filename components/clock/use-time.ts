'use client';

import { useSyncExternalStore } from 'react';

import { useClock } from './clock-provider';

/**
 * A value that depends on the server's time. The component renders again only when the value itself
 * changes, so `read` must give a string, number or boolean. `rendered` is the time the server rendered at.
 */
export function useTime<T extends string | number | boolean>(
  read: (now: number) => T,
  rendered: number,
): T {
  const clock = useClock();
  return useSyncExternalStore(
    clock.subscribe,
    () => read(clock.now()),
    () => read(rendered),
  );
}
