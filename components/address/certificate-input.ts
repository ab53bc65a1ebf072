import type { inferParserType } from 'nuqs/server';

import type { certificateParams } from './params';

const day = 86_400_000;
const chosen = <T>(values: readonly T[]) => (values.length > 0 ? [...values] : undefined);

/** When a day of UTC begins, `2026-12-31`; undefined where a text is none. */
function dayStart(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at) ? undefined : at;
}

/** The question that an address asks; the same on the server and in the browser, so that a prefetched answer is found. */
export function certificateInput(
  cluster: string,
  params: inferParserType<typeof certificateParams>,
) {
  const text = params.q.trim().slice(0, 253);
  const until = dayStart(params.until);
  return {
    cluster,
    namespaces: chosen(params.ns),
    states: chosen(params.state),
    findings: chosen(params.finding),
    issuers: chosen(params.issuer),
    keys: chosen(params.key),
    managed: params.managed,
    endsAfter: dayStart(params.from),
    endsBefore: until === undefined ? undefined : until + day,
    renewsWithin: params.renews ?? undefined,
    needsPerson: params.needs === 'person' ? true : undefined,
    facets: ['findings' as const, 'keys' as const],
    text: text === '' ? undefined : text,
    sort: params.sort,
    descending: params.desc,
    offset: Math.max(0, params.offset),
    limit: params.limit,
  };
}
