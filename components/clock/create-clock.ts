/** The server's clock as far as the browser can know it, ticking once a second for all who look at it. */
export interface Clock {
  readonly now: () => number;
  /** Takes the server's time from an answer that has just arrived. */
  readonly observe: (now: number) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createClock(serverNow: number): Clock {
  let offset = serverNow - Date.now();
  let timer: ReturnType<typeof setInterval> | undefined;
  const listeners = new Set<() => void>();

  function tick() {
    for (const listener of listeners) listener();
  }

  return {
    now: () => Date.now() + offset,
    observe(now) {
      offset = now - Date.now();
    },
    subscribe(listener) {
      listeners.add(listener);
      timer ??= setInterval(tick, 1000);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearInterval(timer);
        timer = undefined;
      };
    },
  };
}
