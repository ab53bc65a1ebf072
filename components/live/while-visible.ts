/** Runs `start` while the tab can be seen, and what it returned when the tab is hidden, unless `isKept` says otherwise. */
export function whileVisible(start: () => () => void, isKept: () => boolean): () => void {
  let stop: (() => void) | undefined;

  function look() {
    if (document.visibilityState === 'visible' || (stop === undefined && isKept()))
      stop ??= start();
    else if (!isKept()) {
      stop?.();
      stop = undefined;
    }
  }

  look();
  document.addEventListener('visibilitychange', look);
  return () => {
    document.removeEventListener('visibilitychange', look);
    stop?.();
  };
}
