'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useMemo } from 'react';

import { type IssuerRow, issuerStates } from '@/shared/issuer';
import { issuerColumns as exported } from '@/shared/issuer-columns';

import { useCluster } from '../address/cluster-context';
import { issuerInput } from '../address/issuer-input';
import { issuerParams } from '../address/params';
import { AnswerNote } from '../empty/answer-note';
import { AnswerPending } from '../empty/answer-pending';
import { shownColumns } from '../list/column';
import { ColumnChooser } from '../list/column-chooser';
import { ListTable } from '../list/list-table';
import { SelectionBar } from '../list/selection-bar';
import { useSelection } from '../list/use-selection';
import { StaleNote } from '../live/stale-note';
import { worstFreshness } from '../live/worst-freshness';
import { useTRPC } from '../query/trpc';
import { FilterChips } from '../table/filter-chips';
import { ListFoot } from '../table/list-foot';
import { issuerColumns, issuerName } from './issuer-columns';
import { IssuersEmpty } from './issuers-empty';
import { IssuersHeading } from './issuers-heading';
import { issuerLooks } from './state-looks';

const none: readonly IssuerRow[] = [];

export function IssuersPage() {
  const cluster = useCluster();
  const [params, set] = useQueryStates(issuerParams);
  const { data, error } = useQuery({
    ...useTRPC().issuers.list.queryOptions(issuerInput(cluster, params)),
    placeholderData: keepPreviousData,
  });
  const selection = useSelection(data?.rows ?? none, issuerName);
  const columns = useMemo(() => shownColumns(issuerColumns, params.cols), [params.cols]);
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
        <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
          <FilterChips
            label="States"
            all={all}
            order={issuerStates}
            looks={issuerLooks}
            counts={data.states}
            chosen={params.state}
            onChoose={(state) => void set({ state, offset: null })}
          />
          <div className="ml-auto">
            <ColumnChooser
              columns={issuerColumns}
              chosen={params.cols}
              onChoose={(cols) => void set({ cols })}
            />
          </div>
        </div>
      )}
      <SelectionBar
        what="issuers"
        selected={selection.selected}
        of={rows.length}
        nameOf={issuerName}
        columns={exported}
        freshness={worstFreshness(Object.values(data.freshness)) ?? data.freshness.issuers}
        now={data.now}
        onClear={selection.clear}
      />
      {rows.length > 0 ? (
        <ListTable
          caption="Issuers"
          rows={rows}
          nameOf={issuerName}
          columns={columns}
          at={{ cluster, now: data.now }}
          sort={params.sort}
          descending={params.desc}
          onSort={(sort, desc) => void set({ sort, desc, offset: null })}
          selection={selection}
        />
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
          limit: params.limit,
          shown: rows.length,
          found: data.found,
          what: 'issuers',
          onOffset: (offset) => void set({ offset }),
          onLimit: (limit) => void set({ limit, offset: null }),
        }}
      />
    </>
  );
}
