import type { inferParserType } from 'nuqs/server';

import { acmeStates } from '@/shared/acme-state';
import { challengeSorts } from '@/shared/challenge';
import { orderSorts } from '@/shared/order';
import { requestSorts, requestStates } from '@/shared/request';

import type { linkParams } from './params';

type Params = inferParserType<typeof linkParams>;

/** The three lists share one address: what is no state or sort of one of them is left out of its question. */
function ask<State extends string, Sort extends string>(
  cluster: string,
  { ns, q, state, sort, desc, offset, limit }: Params,
  known: { states: readonly State[]; sorts: readonly (Sort | 'state')[] },
) {
  const text = q.trim().slice(0, 253);
  const states = known.states.filter((one) => state.includes(one));
  return {
    cluster,
    namespaces: ns.length > 0 ? ns : undefined,
    states: states.length > 0 ? states : undefined,
    text: text === '' ? undefined : text,
    sort: known.sorts.find((one) => one === sort) ?? ('state' as const),
    descending: desc,
    offset: Math.max(0, offset),
    limit,
  };
}

export const requestInput = (cluster: string, params: Params) =>
  ask(cluster, params, { states: requestStates, sorts: requestSorts });

export const orderInput = (cluster: string, params: Params) =>
  ask(cluster, params, { states: acmeStates, sorts: orderSorts });

export const challengeInput = (cluster: string, params: Params) =>
  ask(cluster, params, { states: acmeStates, sorts: challengeSorts });
