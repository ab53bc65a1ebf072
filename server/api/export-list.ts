import { z } from 'zod';

import type { Resource } from '@/shared/actor';
import type { Age, ExportFormat } from '@/shared/export-file';
import { Failure } from '@/shared/failure';
import type { Freshness } from '@/shared/freshness';

import { guardOtherSites } from '../auth/guard-request';
import { freshnessFor } from '../inventory/freshness-for';
import { answerFailure } from './answer-failure';
import { type ClusterView, clusterView } from './cluster-view';
import { createContext } from './context';
import { streamText } from './stream-text';

const types = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
} as const;

interface Exported<Query> {
  readonly what: 'certificates' | 'secrets';
  /** The kinds that its rows are made of. */
  readonly stands: readonly Resource[];
  readonly query: z.ZodType<Query>;
  readonly rows: (
    view: ClusterView,
    query: Query,
    format: ExportFormat,
    age: Age,
  ) => Generator<string>;
}

/** Not JSON is as wrong as JSON that asks for something else. */
function parsedJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined; // Refused with the sentence that says how to ask.
  }
}

/** A file of what is not known whole would be taken for all there is. */
function refuseParts(what: string, cluster: string, freshness: Freshness): void {
  switch (freshness.state) {
    case 'live':
    case 'stale':
      return;
    case 'forbidden':
      throw new Failure('forbidden', freshness.why);
    case 'absent':
      throw new Failure('not-found', freshness.why);
    case 'unreachable':
      throw new Failure('unavailable', freshness.why);
    case 'loading':
      throw new Failure(
        'unavailable',
        `The ${what} of cluster ${cluster} are still being read. Export them when the list is complete.`,
      );
  }
}

/** As old as the oldest of what it stands on; of what could not be read at all the rows say so themselves. */
function ageOf(known: readonly Freshness[]): Age {
  const read = known.filter((one) => one.state === 'live' || one.state === 'stale');
  return {
    readAt: Math.min(...read.map(({ readAt }) => readAt)),
    stale: read.some(({ state }) => state === 'stale'),
  };
}

/** GET /api/export/…: all that a list's filters find, of what the person may see, as one file. */
export async function exportList<Query extends { readonly cluster: string }>(
  request: Request,
  { what, stands, query, rows }: Exported<Query>,
): Promise<Response> {
  try {
    const { searchParams } = new URL(request.url);
    const given = parsedJson(searchParams.get('input'));
    guardOtherSites(request.headers);
    const { identity } = await createContext(request.headers, 'GET', async () => given);
    const format = z.enum(['csv', 'json']).safeParse(searchParams.get('format'));
    const asked = query.safeParse(given);
    if (!format.success || !asked.success)
      throw new Failure(
        'invalid',
        `Name a format and the input of ${what}.list: /api/export/${what}?format=csv|json&input={"cluster":"NAME"}.`,
      );
    const { cluster } = asked.data;
    const view = await clusterView(identity, cluster);
    refuseParts(what, cluster, freshnessFor(view.inventory, view.scopes, what));
    const age = ageOf(stands.map((kind) => freshnessFor(view.inventory, view.scopes, kind)));
    const called = [cluster, what, ...(age.stale ? ['stale'] : []), timestamp()];
    const name = `${called.join('-').replaceAll(/[^\w.-]+/g, '-')}.${format.data}`;
    return new Response(streamText(rows(view, asked.data, format.data, age)), {
      headers: {
        'Content-Type': types[format.data],
        'Content-Disposition': `attachment; filename="${name}"`,
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'no-store',
      },
    });
  } catch (error) {
    return answerFailure(error);
  }
}

const timestamp = () => new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
