import { z } from 'zod';

import { Failure } from '@/shared/failure';
import { components } from '@/shared/run';

import { guardOtherSites } from '../auth/guard-request';
import { findCluster } from '../kube/kubeconfig';
import { answerFailure } from './answer-failure';
import { createContext } from './context';
import { readLogs } from './read-logs';

export const logsQuery = z.object({
  cluster: z.string().min(1).max(300),
  component: z.enum(components),
});

/** GET /api/logs: one component's whole log as a text file, read with the person's own rights. */
export async function downloadLogs(request: Request): Promise<Response> {
  try {
    const given = Object.fromEntries(new URL(request.url).searchParams);
    guardOtherSites(request.headers);
    const { identity } = await createContext(request.headers, 'GET', async () => given);
    const parsed = logsQuery.safeParse(given);
    if (!parsed.success)
      throw new Failure(
        'invalid',
        `Name a cluster and a component: /api/logs?cluster=NAME&component=${components.join('|')}.`,
      );
    const { cluster, component } = parsed.data;
    const at = identity.on(findCluster(cluster));
    const text = readLogs(at, component, request.signal);
    // What is refused is refused with a status, and not in the middle of a file.
    const first = await text.next();
    return new Response(streamOf(first, text), { headers: headersFor(cluster, component) });
  } catch (error) {
    return answerFailure(error);
  }
}

function headersFor(cluster: string, component: string): HeadersInit {
  const time = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const name = `${cluster.replaceAll(/[^\w.-]+/g, '-')}-${component}-${time}.log`;
  return {
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Disposition': `attachment; filename="${name}"`,
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  };
}

/** Reads on as the other side reads. */
function streamOf(
  first: IteratorResult<string, void>,
  text: AsyncGenerator<string, void>,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let next: IteratorResult<string, void> | undefined = first;
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = next ?? (await text.next());
      next = undefined;
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await text.return();
    },
  });
}
