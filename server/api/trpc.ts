import { initTRPC } from '@trpc/server';

import { isFailure } from '@/shared/failure';

import type { Context } from './context';
import { failureOf, failureToTrpc } from './failure-to-trpc';

/** What the API's description says of a procedure. */
interface Meta {
  readonly about: string;
}

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    sse: {
      ping: { enabled: true, intervalMs: 2_000 },
      client: { reconnectAfterInactivityMs: 5_000 },
    },
    errorFormatter({ shape, error }) {
      const { code, message } = failureOf(error);
      const { stack: _stack, ...data } = shape.data;
      return { ...shape, message, data: { ...data, failure: { code, message } } };
    },
  });

export const router = t.router;

/** Every procedure: signed in already (createContext), failures mapped in this one place. */
export const procedure = t.procedure.use(async ({ ctx, next }) => {
  const result = await next();
  if (result.ok || !isFailure(result.error.cause)) return result;
  throw failureToTrpc(result.error, ctx.identity.actor.via !== 'link');
});
