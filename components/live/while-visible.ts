/** Runs `start` while the tab can be seen, and what it returned when the tab is hidden. */
export function whileVisible(start: () => () => void): () => void {
  let stop: (() => void) | undefined;

  function look() {
    if (document.visibilityState === 'visible') stop ??= start();
    else {
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
