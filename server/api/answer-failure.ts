import { getHTTPStatusCodeFromError } from '@trpc/server/http';

import { failureOf, failureToTrpc } from './failure-to-trpc';

/** A failure as the plain routes answer it: the status that the API would give, and `{code, message}`. */
export function answerFailure(error: unknown): Response {
  const { code, message } = failureOf(error);
  return Response.json(
    { code, message },
    {
      status: getHTTPStatusCodeFromError(failureToTrpc(error, true)),
      headers: { 'Cache-Control': 'no-store' },
    },
  );
}
