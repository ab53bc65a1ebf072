'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';

import { acmeStates } from '@/shared/acme-state';

import { orderInput } from '../address/link-input';
import { linkParams } from '../address/params';
import { AnswerPending } from '../empty/answer-pending';
import { useTRPC } from '../query/trpc';
import { Names } from '../table/names';
import { Text } from '../text/text';
import { LinkList } from './link-list';
import { LinkRow } from './link-row';
import { LinkTable } from './link-table';
import { linkWords } from './link-words';
import { acmeLooks } from './looks';

const words = linkWords.orders;

export function OrderList({ cluster }: { cluster: string }) {
  const [params, set] = useQueryStates(linkParams);
  const input = orderInput(cluster, params);
  const { data, error } = useQuery({
    ...useTRPC().orders.list.queryOptions(input),
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
          first="Order"
          own={{ word: 'Names', sort: 'names' }}
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
              <Names names={row.names} />
              {row.host !== '' && (
                <span className="second block [overflow-wrap:anywhere]">
                  at <Text>{row.host}</Text>
                </span>
              )}
            </LinkRow>
          ))}
        </LinkTable>
      }
    />
  );
}
