import type { RunState } from '@/shared/run-state';

/** What the open page follows beside the inventory. */
export interface Following {
  /** The run as it was when the page was opened: what the stream tells is folded onto it. */
  readonly base: RunState;
  /** The logs of cert-manager's pods too. */
  readonly logs: boolean;
}

export interface Topics {
  readonly current: () => Following | undefined;
  readonly set: (following: Following | undefined) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Told apart by what is followed, not by the state that it began with. */
export function topicsName(following: Following | undefined): string {
  if (!following) return '';
  return ` run ${following.base.head.id}${following.logs ? ' logs' : ''}`;
}

/** Pages say here what they follow; the tab's one stream is opened anew when that becomes something else. */
export function createTopics(): Topics {
  let following: Following | undefined;
  const listeners = new Set<() => void>();
  return {
    current: () => following,
    set(next) {
      following = next;
      // One page goes as the next one comes: that is one change.
      queueMicrotask(() => {
        for (const listener of listeners) listener();
      });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
