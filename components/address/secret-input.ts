import type { inferParserType } from 'nuqs/server';

import type { secretParams } from './params';

/** The question that an address of the Secrets page asks. */
export function secretInput(
  cluster: string,
  {
    ns,
    q,
    state,
    managed,
    finding,
    sort,
    desc,
    offset,
    limit,
  }: inferParserType<typeof secretParams>,
) {
  const text = q.trim().slice(0, 253);
  return {
    cluster,
    namespaces: ns.length > 0 ? ns : undefined,
    states: state.length > 0 ? state : undefined,
    managed: managed ?? undefined,
    findings: finding.length > 0 ? finding : undefined,
    facets: ['findings' as const],
    text: text === '' ? undefined : text,
    sort,
    descending: desc,
    offset: Math.max(0, offset),
    limit,
  };
}
