import type { inferParserType } from 'nuqs/server';

import type { certificateParams } from './params';

/** The question that an address asks; the same on the server and in the browser, so that a prefetched answer is found. */
export function certificateInput(
  cluster: string,
  {
    ns,
    q,
    state,
    finding,
    issuer,
    sort,
    desc,
    offset,
    limit,
  }: inferParserType<typeof certificateParams>,
) {
  const text = q.trim().slice(0, 253);
  return {
    cluster,
    namespaces: ns.length > 0 ? ns : undefined,
    states: state.length > 0 ? state : undefined,
    findings: finding.length > 0 ? finding : undefined,
    issuers: issuer.length > 0 ? issuer : undefined,
    facets: ['findings' as const],
    text: text === '' ? undefined : text,
    sort,
    descending: desc,
    offset: Math.max(0, offset),
    limit,
  };
}
