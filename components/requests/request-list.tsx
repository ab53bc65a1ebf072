'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';

import { requestColumns as exported } from '@/shared/link-columns';
import { type RequestQuery, type RequestRow, requestStates } from '@/shared/request';

import { requestInput } from '../address/link-input';
import { linkParams } from '../address/params';
import { AnswerPending } from '../empty/answer-pending';
import type { Column } from '../list/column';
import { useTRPC } from '../query/trpc';
import { linkColumns, momentCell } from './link-columns';
import { type LinkKind, LinkList } from './link-list';
import { linkWords } from './link-words';
import { requestLooks } from './looks';

const own: readonly Column<RequestRow, RequestQuery['sort']>[] = [
  {
    id: 'revision',
    title: 'Revision',
    sort: 'revision',
    width: 14,
    from: 'lg',
    cell: ({ revision }) =>
      revision ?? <span title="It is for no issuance of a Certificate">–</span>,
  },
  {
    id: 'failed',
    title: 'Failed for',
    width: 12,
    from: 'md',
    end: true,
    extra: true,
    cell: ({ failedAt }, { now }) => momentCell(failedAt, now, 'It has not failed'),
  },
];
const kind = {
  words: linkWords.requests,
  columns: linkColumns('Request', requestLooks, own),
  exported,
  states: requestStates,
  looks: requestLooks,
} satisfies LinkKind<RequestRow, RequestQuery['sort'], (typeof requestStates)[number]>;

export function RequestList({ cluster }: { cluster: string }) {
  const [params] = useQueryStates(linkParams);
  const input = requestInput(cluster, params);
  const { data, error } = useQuery({
    ...useTRPC().requests.list.queryOptions(input),
    placeholderData: keepPreviousData,
  });
  if (!data) return <AnswerPending what={`the ${kind.words.many}`} error={error} />;
  return <LinkList kind={kind} page={data} error={error} input={input} />;
}
