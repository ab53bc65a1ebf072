import { z } from 'zod';

import type { Resource } from '@/shared/actor';
import type { Age, Columns } from '@/shared/export-file';
import { Failure } from '@/shared/failure';
import type { Freshness } from '@/shared/freshness';

import { guardOtherSites } from '../auth/guard-request';
import { exportRows } from '../inventory/export-rows';
import { freshnessFor } from '../inventory/freshness-for';
import { answerFailure } from './answer-failure';
import { type ClusterView, clusterView } from './cluster-view';
import { createContext } from './context';
import { streamText } from './stream-text';

const types = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
} as const;

interface Paged {
  readonly cluster: string;
  readonly offset: number;
  readonly limit: number;
}

export interface Exported<Query extends Paged, Entry, Row extends object> {
  /** As its list is called. */
  readonly what: 'certificates' | 'issuers' | 'secrets' | 'requests' | 'orders' | 'challenges';
  /** The kinds of its rows. */
  readonly kinds: readonly Resource[];
  /** What its rows are made of besides. */
  readonly beside?: readonly Resource[];
  readonly query: z.ZodType<Query>;
  readonly columns: Columns<Row>;
  readonly find: (
    view: ClusterView,
    query: Query,
    now: number,
  ) => { readonly entries: readonly Entry[] };
  readonly shown: (view: ClusterView) => (entry: Entry) => Row;
}

/** Not JSON is as wrong as JSON that asks for something else. */
function parsedJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined; // Refused with the sentence that says how to ask.
  }
}

const isKnown = ({ state }: Freshness) => state === 'live' || state === 'stale';

/** A file of what is not known whole would be taken for all there is; of kinds that somebody may not see there is nothing. */
function refuseParts(what: string, cluster: string, kinds: readonly Freshness[]): void {
  const some = kinds.some(isKnown);
  for (const freshness of kinds) refusePart(what, cluster, freshness, some);
}

/** What would fill their columns in a moment is waited for; of what stays unknown the rows say so themselves. */
function refuseLoading(
  what: string,
  cluster: string,
  beside: readonly (readonly [Resource, Freshness])[],
): void {
  const names = beside.flatMap(([kind, { state }]) => (state === 'loading' ? [kind] : []));
  if (names.length === 0) return;
  throw new Failure(
    'unavailable',
    `The ${names.join(' and ')} that the ${what} of cluster ${cluster} are told with are still being read. Export them when these are.`,
  );
}

function refusePart(what: string, cluster: string, freshness: Freshness, some: boolean): void {
  switch (freshness.state) {
    case 'live':
    case 'stale':
      return;
    case 'forbidden':
      if (some) return;
      throw new Failure('forbidden', freshness.why);
    case 'absent':
      if (some) return;
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
export async function exportList<Query extends Paged, Entry, Row extends object>(
  request: Request,
  { what, kinds, beside = [], query, columns, find, shown }: Exported<Query, Entry, Row>,
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
    const known = (kind: Resource) => freshnessFor(view.inventory, view.scopes, kind);
    refuseParts(what, cluster, kinds.map(known));
    refuseLoading(
      what,
      cluster,
      beside.map((kind) => [kind, known(kind)] as const),
    );
    const age = ageOf([...kinds, ...beside].map(known));
    const called = [cluster, what, ...(age.stale ? ['stale'] : []), timestamp()];
    const name = `${called.join('-').replaceAll(/[^\w.-]+/g, '-')}.${format.data}`;
    // Whatever page the list is at.
    const whole = { ...asked.data, offset: 0, limit: Infinity };
    const { entries } = find(view, whole, Date.now());
    const rows = exportRows(entries, shown(view), format.data, columns, age);
    return new Response(streamText(rows), {
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
