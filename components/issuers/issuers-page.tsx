'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';

import { issuerStates, type IssuerPage } from '@/shared/issuer';

import { useCluster } from '../address/cluster-context';
import { issuerInput } from '../address/issuer-input';
import { issuerParams } from '../address/params';
import { useCounts } from '../address/use-counts';
import { AnswerNote } from '../empty/answer-note';
import { AnswerPending } from '../empty/answer-pending';
import { StaleNote } from '../live/stale-note';
import { useTRPC } from '../query/trpc';
import { FilterChips } from '../table/filter-chips';
import { ListFoot } from '../table/list-foot';
import { counted } from '../text/count';
import { IssuerTable } from './issuer-table';
import { issuersAnswer } from './issuers-answer';
import { IssuersEmpty } from './issuers-empty';
import { issuerLooks } from './state-looks';

export function IssuersPage() {
  const cluster = useCluster();
  const [params, set] = useQueryStates(issuerParams);
  const { data, error } = useQuery({
    ...useTRPC().issuers.list.queryOptions(issuerInput(cluster, params)),
    placeholderData: keepPreviousData,
  });
  const whole = useCounts(cluster).issuers.data ?? data;
  if (!data || !whole) return <AnswerPending what="the issuers" error={error} />;
  const { rows } = data;
  const all = Object.values(data.states).reduce((sum, one) => sum + one, 0);
  const need = whole.states.failing + whole.states.unknown;
  const clusterWide = whole.rows.filter(({ kind }) => kind === 'ClusterIssuer').length;

  return (
    <>
      <div>
        <h1>{whole.total > 0 || isLive(data) ? issuersAnswer(whole, need) : 'Issuers'}</h1>
        {whole.total > 0 && (
          <p className="text-muted mt-0.5">
            {counted(clusterWide, 'ClusterIssuer')}, {counted(whole.total - clusterWide, 'Issuer')}
          </p>
        )}
      </div>
      <AnswerNote error={error} />
      <StaleNote cluster={cluster} kind="issuers" answered={data.freshness.issuers} />
      {data.total > 0 && (
        <FilterChips
          label="States"
          all={all}
          order={issuerStates}
          looks={issuerLooks}
          counts={data.states}
          chosen={params.state}
          onChoose={(state) => void set({ state })}
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
          onClear={() => void set({ q: null, ns: null, state: null })}
        />
      )}
      <ListFoot
        resource="issuers,clusterissuers"
        cluster={cluster}
        namespaces={params.ns}
        pager={{
          offset: 0,
          limit: Math.max(1, rows.length),
          shown: rows.length,
          found: rows.length,
          what: 'issuers',
          onOffset: () => undefined,
        }}
      />
    </>
  );
}

function isLive({ freshness }: IssuerPage): boolean {
  return freshness.issuers.state === 'live' && freshness.clusterissuers.state === 'live';
}
