import { fetchRequestHandler } from '@trpc/server/adapters/fetch';

import { textField } from '@/shared/fields';

import { createContext } from './context';
import { failureToTrpc } from './failure-to-trpc';
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

export async function serveTrpc(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.slice(endpoint.length + 1);
  const method = methodOf(path);
  if (request.method !== method) return refuseMethod(method)();
  const response = await fetchRequestHandler({
    endpoint,
    req: request,
    router: appRouter,
    allowBatching: false,
    async createContext({ req, info }) {
      try {
        return await createContext(req.headers, req.method, async () =>
          info.calls[0]?.getRawInput(),
        );
      } catch (error) {
        throw failureToTrpc(error, true);
      }
    },
  });
  response.headers.set('Cache-Control', response.headers.get('Cache-Control') ?? 'no-store');
  return response;
}
