import type { inferParserType } from 'nuqs/server';

import type { issuerParams } from './params';

/** The question that an address of the issuers page asks. */
export function issuerInput(
  cluster: string,
  { ns, q, state, sort, desc, offset, limit }: inferParserType<typeof issuerParams>,
) {
  const text = q.trim().slice(0, 253);
  return {
    cluster,
    namespaces: ns.length > 0 ? ns : undefined,
    states: state.length > 0 ? state : undefined,
    text: text === '' ? undefined : text,
    sort,
    descending: desc,
    offset: Math.max(0, offset),
    limit,
  };
}
