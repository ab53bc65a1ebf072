import type { TRPCError } from '@trpc/server';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc';

import { textField } from '@/shared/fields';

import { type Context, createContext } from './context';
import { failureOf, failureToTrpc } from './failure-to-trpc';
import { refuseMethod } from './refuse-method';
import { appRouter } from './root';

const endpoint = '/api/trpc';

/** GET for queries and the live stream, POST for changes; what does not exist yet is a GET that is not found. */
export function methodOf(path: string): 'GET' | 'POST' {
  const procedures: Readonly<Record<string, unknown>> = appRouter._def.procedures;
  const found = Object.hasOwn(procedures, path) ? procedures[path] : undefined;
  const isMutation =
    typeof found === 'function' && '_def' in found && textField(found._def, 'type') === 'mutation';
  return isMutation ? 'POST' : 'GET';
}

/** The input of a call, still unchecked; undefined where it cannot be read. */
async function inputOf(request: Request): Promise<unknown> {
  const text =
    request.method === 'GET'
      ? (new URL(request.url).searchParams.get('input') ?? '')
      : await request.clone().text();
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // What is wrong with it is said when the procedure reads it.
  }
}

function refusal(error: TRPCError, path: string): Response {
  const httpStatus = getHTTPStatusCodeFromError(error);
  const { code, message } = failureOf(error);
  const data = { code: error.code, httpStatus, path, failure: { code, message } };
  return Response.json(
    { error: { message, code: TRPC_ERROR_CODES_BY_KEY[error.code], data } },
    { status: httpStatus, headers: { 'Cache-Control': 'no-store' } },
  );
}

export async function serveTrpc(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.slice(endpoint.length + 1);
  const method = methodOf(path);
  if (request.method !== method) return refuseMethod(method)();
  let context: Context;
  try {
    // Before tRPC: it would answer a refused stream with 200 and say so in the stream only.
    context = await createContext(request.headers, method, () => inputOf(request));
  } catch (error) {
    return refusal(failureToTrpc(error, true), path);
  }
  const response = await fetchRequestHandler({
    endpoint,
    req: request,
    router: appRouter,
    allowBatching: false,
    createContext: () => context,
  });
  response.headers.set('Cache-Control', response.headers.get('Cache-Control') ?? 'no-store');
  return response;
}
