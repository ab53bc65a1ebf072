'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';

import { issuerStates } from '@/shared/issuer';

import { pageSize } from '../address/certificate-input';
import { useCluster } from '../address/cluster-context';
import { issuerInput } from '../address/issuer-input';
import { issuerParams } from '../address/params';
import { AnswerNote } from '../empty/answer-note';
import { AnswerPending } from '../empty/answer-pending';
import { StaleNote } from '../live/stale-note';
import { useTRPC } from '../query/trpc';
import { FilterChips } from '../table/filter-chips';
import { ListFoot } from '../table/list-foot';
import { IssuerTable } from './issuer-table';
import { IssuersEmpty } from './issuers-empty';
import { IssuersHeading } from './issuers-heading';
import { issuerLooks } from './state-looks';

export function IssuersPage() {
  const cluster = useCluster();
  const [params, set] = useQueryStates(issuerParams);
  const { data, error } = useQuery({
    ...useTRPC().issuers.list.queryOptions(issuerInput(cluster, params)),
    placeholderData: keepPreviousData,
  });
  if (!data) return <AnswerPending what="the issuers" error={error} />;
  const { rows } = data;
  const all = Object.values(data.states).reduce((sum, one) => sum + one, 0);

  return (
    <>
      <IssuersHeading cluster={cluster} page={data} />
      <AnswerNote error={error} />
      <StaleNote
        cluster={cluster}
        kinds={['issuers', 'clusterissuers']}
        answered={data.freshness}
      />
      {data.total > 0 && (
        <FilterChips
          label="States"
          all={all}
          order={issuerStates}
          looks={issuerLooks}
          counts={data.states}
          chosen={params.state}
          onChoose={(state) => void set({ state, offset: null })}
        />
      )}
      {rows.length > 0 ? (
        <div className="panel overflow-hidden">
          <IssuerTable rows={rows} cluster={cluster} />
        </div>
      ) : (
        <IssuersEmpty
          page={data}
          cluster={cluster}
          onClear={() => void set({ q: null, ns: null, state: null, offset: null })}
        />
      )}
      <ListFoot
        resource="issuers,clusterissuers"
        cluster={cluster}
        namespaces={params.ns}
        pager={{
          offset: params.offset,
          limit: pageSize,
          shown: rows.length,
          found: data.found,
          what: 'issuers',
          onOffset: (offset) => void set({ offset }),
        }}
      />
    </>
  );
}
