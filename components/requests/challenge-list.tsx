'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';

import { acmeStates } from '@/shared/acme-state';
import type { ChallengeQuery, ChallengeRow } from '@/shared/challenge';
import { challengeColumns as exported } from '@/shared/link-columns';

import { challengeInput } from '../address/link-input';
import { linkParams } from '../address/params';
import { AnswerPending } from '../empty/answer-pending';
import type { Column } from '../list/column';
import { useTRPC } from '../query/trpc';
import { Text } from '../text/text';
import { linkColumns, textColumn } from './link-columns';
import { type LinkKind, LinkList } from './link-list';
import { linkWords } from './link-words';
import { acmeLooks } from './looks';

const own: readonly Column<ChallengeRow, ChallengeQuery['sort']>[] = [
  {
    id: 'proves',
    title: 'Proves',
    sort: 'dnsName',
    width: 22,
    from: 'lg',
    className: '[overflow-wrap:anywhere]',
    cell: ({ dnsName, type, solver, presented, deletedAt }) => (
      <>
        <Text>{dnsName}</Text>
        <span className="second block">
          <Text>{[type, solver].filter(Boolean).join(' by ')}</Text>
          {presented ? ', in place' : ', not in place'}
          {deletedAt !== undefined && ', being deleted'}
        </span>
      </>
    ),
  },
  { ...textColumn('solver', 'Solver', ({ solver }: ChallengeRow) => solver), sort: 'solver' },
  textColumn('order', 'Order', ({ order }) => order),
];
const kind = {
  words: linkWords.challenges,
  columns: linkColumns('Challenge', acmeLooks, own),
  exported,
  states: acmeStates,
  looks: acmeLooks,
} satisfies LinkKind<ChallengeRow, ChallengeQuery['sort'], (typeof acmeStates)[number]>;

export function ChallengeList({ cluster }: { cluster: string }) {
  const [params] = useQueryStates(linkParams);
  const input = challengeInput(cluster, params);
  const { data, error } = useQuery({
    ...useTRPC().challenges.list.queryOptions(input),
    placeholderData: keepPreviousData,
  });
  if (!data) return <AnswerPending what={`the ${kind.words.many}`} error={error} />;
  return <LinkList kind={kind} page={data} error={error} input={input} />;
}
