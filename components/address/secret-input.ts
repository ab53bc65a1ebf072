import type { inferParserType } from 'nuqs/server';

import { pageSize } from './certificate-input';
import type { secretParams } from './params';

/** The question that an address of the Secrets page asks. */
export function secretInput(
  cluster: string,
  { ns, q, state, managed, offset }: inferParserType<typeof secretParams>,
) {
  const text = q.trim().slice(0, 253);
  return {
    cluster,
    namespaces: ns.length > 0 ? ns : undefined,
    states: state.length > 0 ? state : undefined,
    managed: managed ?? undefined,
    text: text === '' ? undefined : text,
    offset: Math.max(0, offset),
    limit: pageSize,
  };
}
