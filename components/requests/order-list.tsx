'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';

import { acmeStates } from '@/shared/acme-state';
import { orderColumns as exported } from '@/shared/link-columns';
import type { OrderQuery, OrderRow } from '@/shared/order';

import { orderInput } from '../address/link-input';
import { linkParams } from '../address/params';
import { AnswerPending } from '../empty/answer-pending';
import type { Column } from '../list/column';
import { useTRPC } from '../query/trpc';
import { Names } from '../table/names';
import { Text } from '../text/text';
import { linkColumns, textColumn } from './link-columns';
import { type LinkKind, LinkList } from './link-list';
import { linkWords } from './link-words';
import { acmeLooks } from './looks';

const own: readonly Column<OrderRow, OrderQuery['sort']>[] = [
  {
    id: 'names',
    title: 'Names',
    sort: 'names',
    width: 22,
    from: 'lg',
    cell: ({ names, host }) => (
      <>
        <Names names={names} />
        {host !== '' && (
          <span className="second block [overflow-wrap:anywhere]">
            at <Text>{host}</Text>
          </span>
        )}
      </>
    ),
  },
  textColumn('request', 'Request', ({ request }) => request),
];
const kind = {
  words: linkWords.orders,
  columns: linkColumns('Order', acmeLooks, own),
  exported,
  states: acmeStates,
  looks: acmeLooks,
} satisfies LinkKind<OrderRow, OrderQuery['sort'], (typeof acmeStates)[number]>;

export function OrderList({ cluster }: { cluster: string }) {
  const [params] = useQueryStates(linkParams);
  const input = orderInput(cluster, params);
  const { data, error } = useQuery({
    ...useTRPC().orders.list.queryOptions(input),
    placeholderData: keepPreviousData,
  });
  if (!data) return <AnswerPending what={`the ${kind.words.many}`} error={error} />;
  return <LinkList kind={kind} page={data} error={error} input={input} />;
}
