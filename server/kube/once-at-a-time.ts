import { Failure } from '@/shared/failure';
import { shellQuote } from '@/shared/shell-quote';

import type { Credentials } from './cluster';

/** How long a plugin may take, for example while somebody signs in in a browser; milliseconds. */
const patience = 60_000;
/** How long a failure answers for itself: a dozen loops would start a failing plugin again and again. */
const rest = 10_000;

type Ask = (renew: boolean) => Promise<Credentials>;

/**
 * Lets many requests wait for one asking, so that a context's plugin never runs twice at once. One that hangs is
 * given up by those who wait, and not started again before it ends.
 */
export function onceAtATime(context: string, ask: Ask): Ask {
  let asking: { renew: boolean; answer: Promise<Credentials>; until: number } | undefined;
  let failed: { error: unknown; until: number } | undefined;

  function start(renew: boolean) {
    const started = { renew, answer: ask(renew), until: Date.now() + patience };
    started.answer.then(
      () => (asking = undefined),
      (error: unknown) => {
        asking = undefined;
        failed = { error, until: Date.now() + rest };
      },
    );
    return started;
  }

  return async (renew) => {
    // What is being asked without renewal may be what the API server has just refused.
    if (renew && asking?.renew === false) await inTime(context, asking);
    if (failed && Date.now() < failed.until) throw failed.error;
    asking ??= start(renew);
    return inTime(context, asking);
  };
}

async function inTime<T>(
  context: string,
  asked: { answer: Promise<T>; until: number },
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new Failure(
            'unavailable',
            `Could not get credentials for context ${context}: the program that the kubeconfig names for it did not answer within ${patience / 1_000} s. Answer what it asks, or end it. Try: kubectl --context ${shellQuote(context)} auth whoami`,
          ),
        ),
      asked.until - Date.now(),
    );
  });
  try {
    return await Promise.race([asked.answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
