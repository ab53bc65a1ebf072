'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';

import { requestStates } from '@/shared/request';

import { requestInput } from '../address/link-input';
import { linkParams } from '../address/params';
import { AnswerPending } from '../empty/answer-pending';
import { useTRPC } from '../query/trpc';
import { LinkList } from './link-list';
import { LinkRow } from './link-row';
import { LinkTable } from './link-table';
import { linkWords } from './link-words';
import { requestLooks } from './looks';

const words = linkWords.requests;

export function RequestList({ cluster }: { cluster: string }) {
  const [params, set] = useQueryStates(linkParams);
  const input = requestInput(cluster, params);
  const { data, error } = useQuery({
    ...useTRPC().requests.list.queryOptions(input),
    placeholderData: keepPreviousData,
  });
  if (!data) return <AnswerPending what={`the ${words.many}`} error={error} />;
  return (
    <LinkList
      words={words}
      page={data}
      error={error}
      cluster={cluster}
      order={requestStates}
      looks={requestLooks}
      chosen={input.states ?? []}
      table={
        <LinkTable
          title={words.title}
          first="Request"
          own={{ word: 'Revision', sort: 'revision' }}
          sort={input.sort}
          descending={input.descending}
          onSort={(sort, desc) => void set({ sort, desc, offset: null })}
        >
          {data.rows.map((row) => (
            <LinkRow
              key={`${row.namespace}/${row.name}`}
              row={row}
              look={requestLooks[row.state.state]}
              cluster={cluster}
              now={data.now}
            >
              {row.revision ?? <span title="It is for no issuance of a Certificate">–</span>}
            </LinkRow>
          ))}
        </LinkTable>
      }
    />
  );
}
