import type { inferParserType } from 'nuqs/server';

import type { certificateParams } from './params';

export const pageSize = 100;

/** The question that an address asks; the same on the server and in the browser, so that a prefetched answer is found. */
export function certificateInput(
  cluster: string,
  { ns, q, state, sort, desc, offset }: inferParserType<typeof certificateParams>,
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
    limit: pageSize,
  };
}
