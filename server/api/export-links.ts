import { challengeQuery } from '@/shared/challenge';
import { challengeColumns, orderColumns, requestColumns } from '@/shared/link-columns';
import { orderQuery } from '@/shared/order';
import { requestQuery } from '@/shared/request';

import { challengeKind } from '../inventory/challenge-kind';
import type { LinkFacts, LinkKind } from '../inventory/link-listing';
import { type Asked, findLinks, shownLink } from '../inventory/list-links';
import { orderKind } from '../inventory/order-kind';
import { requestKind } from '../inventory/request-kind';
import { type Exported, exportList } from './export-list';

/** What one kind of links leaves to be said of its file. */
type Said<Query extends Asked<string> & { readonly cluster: string }, Row extends object> = Pick<
  Exported<Query, unknown, Row>,
  'what' | 'beside' | 'query' | 'columns'
>;

function exportLinks<
  Facts extends LinkFacts,
  Its extends { state: string },
  Sort extends string,
  Own,
  Query extends Asked<Sort> & { readonly cluster: string },
>(
  request: Request,
  kind: LinkKind<Facts, Its, Sort, Own>,
  said: Said<Query, ReturnType<ReturnType<typeof shownLink<Facts, Its, Sort, Own>>>>,
): Promise<Response> {
  return exportList(request, {
    ...said,
    kinds: [kind.resource],
    find: ({ inventory, scopes }, query, now) => findLinks(kind, inventory, scopes, query, now),
    shown: ({ inventory, scopes }) => shownLink(kind, inventory, scopes),
  });
}

/** GET /api/export/requests */
export function exportRequests(request: Request): Promise<Response> {
  return exportLinks(request, requestKind, {
    what: 'requests',
    query: requestQuery,
    columns: requestColumns,
  });
}

/** GET /api/export/orders */
export function exportOrders(request: Request): Promise<Response> {
  return exportLinks(request, orderKind, {
    what: 'orders',
    beside: ['certificaterequests'],
    query: orderQuery,
    columns: orderColumns,
  });
}

/** GET /api/export/challenges */
export function exportChallenges(request: Request): Promise<Response> {
  return exportLinks(request, challengeKind, {
    what: 'challenges',
    beside: ['orders', 'certificaterequests'],
    query: challengeQuery,
    columns: challengeColumns,
  });
}
