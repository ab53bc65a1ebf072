'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';

import { acmeStates } from '@/shared/acme-state';

import { challengeInput } from '../address/link-input';
import { linkParams } from '../address/params';
import { AnswerPending } from '../empty/answer-pending';
import { useTRPC } from '../query/trpc';
import { Text } from '../text/text';
import { LinkList } from './link-list';
import { LinkRow } from './link-row';
import { LinkTable } from './link-table';
import { linkWords } from './link-words';
import { acmeLooks } from './looks';

const words = linkWords.challenges;

export function ChallengeList({ cluster }: { cluster: string }) {
  const [params, set] = useQueryStates(linkParams);
  const input = challengeInput(cluster, params);
  const { data, error } = useQuery({
    ...useTRPC().challenges.list.queryOptions(input),
    placeholderData: keepPreviousData,
  });
  if (!data) return <AnswerPending what={`the ${words.many}`} error={error} />;
  return (
    <LinkList
      words={words}
      page={data}
      error={error}
      cluster={cluster}
      order={acmeStates}
      looks={acmeLooks}
      chosen={input.states ?? []}
      table={
        <LinkTable
          title={words.title}
          first="Challenge"
          own={{ word: 'Proves', sort: 'dnsName' }}
          sort={input.sort}
          descending={input.descending}
          onSort={(sort, desc) => void set({ sort, desc, offset: null })}
        >
          {data.rows.map((row) => (
            <LinkRow
              key={`${row.namespace}/${row.name}`}
              row={row}
              look={acmeLooks[row.state.state]}
              cluster={cluster}
              now={data.now}
            >
              <span className="[overflow-wrap:anywhere]">
                <Text>{row.dnsName}</Text>
              </span>
              <span className="second block [overflow-wrap:anywhere]">
                <Text>{[row.type, row.solver].filter(Boolean).join(' by ')}</Text>
                {row.presented ? ', in place' : ', not in place'}
                {row.deletedAt !== undefined && ', being deleted'}
              </span>
            </LinkRow>
          ))}
        </LinkTable>
      }
    />
  );
}
