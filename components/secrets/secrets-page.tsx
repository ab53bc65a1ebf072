'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useMemo } from 'react';

import { type SecretRow, secretStates } from '@/shared/secret';
import { secretColumns as exported } from '@/shared/secret-columns';

import { useCluster } from '../address/cluster-context';
import { secretParams } from '../address/params';
import { secretInput } from '../address/secret-input';
import { AnswerNote } from '../empty/answer-note';
import { AnswerPending } from '../empty/answer-pending';
import { shownColumns } from '../list/column';
import { ColumnChooser } from '../list/column-chooser';
import { ExportLinks } from '../list/export-links';
import { FindingFilter } from '../list/finding-filter';
import { ListTable } from '../list/list-table';
import { SelectionBar } from '../list/selection-bar';
import { useSelection } from '../list/use-selection';
import { StaleNote } from '../live/stale-note';
import { useTRPC } from '../query/trpc';
import { FilterChips } from '../table/filter-chips';
import { ListFoot } from '../table/list-foot';
import { healthLooks } from './health-looks';
import { secretColumns } from './secret-columns';
import { SecretsEmpty } from './secrets-empty';
import { SecretsHeading } from './secrets-heading';
import { UnmanagedSwitch } from './unmanaged-switch';

const nameOf = ({ namespace, name }: SecretRow) => `${namespace}/${name}`;
const none: readonly SecretRow[] = [];

export function SecretsPage() {
  const cluster = useCluster();
  const [params, set] = useQueryStates(secretParams);
  const input = secretInput(cluster, params);
  const { data, error } = useQuery({
    ...useTRPC().secrets.list.queryOptions(input),
    placeholderData: keepPreviousData,
  });
  const selection = useSelection(data?.rows ?? none, nameOf);
  const columns = useMemo(() => shownColumns(secretColumns, params.cols), [params.cols]);
  if (!data) return <AnswerPending what="the TLS Secrets" error={error} />;
  const all = Object.values(data.states).reduce((sum, one) => sum + one, 0);

  return (
    <>
      <SecretsHeading cluster={cluster} page={data} />
      <AnswerNote error={error} />
      <StaleNote cluster={cluster} kinds={['secrets']} answered={{ secrets: data.freshness }} />
      {data.total > 0 && (
        <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
          <FilterChips
            label="What the stored pair is worth"
            all={all}
            order={secretStates}
            looks={healthLooks}
            counts={data.states}
            chosen={params.state}
            onChoose={(state) => void set({ state, offset: null })}
          />
          <UnmanagedSwitch
            unmanaged={data.unmanaged}
            on={params.managed === false}
            onChange={(on) => void set({ managed: on ? false : null, offset: null })}
          />
          <div className="ml-auto flex min-w-0 flex-wrap gap-2">
            <FindingFilter
              counts={data.facets.findings ?? []}
              chosen={params.finding}
              onChoose={(finding) => void set({ finding, offset: null })}
            />
            <ColumnChooser
              columns={secretColumns}
              chosen={params.cols}
              onChoose={(cols) => void set({ cols })}
            />
          </div>
        </div>
      )}
      <SelectionBar
        what="TLS Secrets"
        selected={selection.selected}
        of={data.rows.length}
        nameOf={nameOf}
        columns={exported}
        freshness={data.freshness}
        now={data.now}
        onClear={selection.clear}
      />
      {data.rows.length > 0 ? (
        <ListTable
          caption="TLS Secrets"
          rows={data.rows}
          nameOf={nameOf}
          columns={columns}
          at={{ cluster, now: data.now }}
          sort={params.sort}
          descending={params.desc}
          onSort={(sort, desc) => void set({ sort, desc, offset: null })}
          selection={selection}
        />
      ) : (
        <SecretsEmpty
          page={data}
          cluster={cluster}
          onClear={() =>
            void set({
              q: null,
              ns: null,
              state: null,
              managed: null,
              finding: null,
              offset: null,
            })
          }
        />
      )}
      <ListFoot
        resource="secrets"
        fieldSelector="type=kubernetes.io/tls"
        cluster={cluster}
        namespaces={params.ns}
        files={<ExportLinks what="secrets" input={input} />}
        pager={{
          offset: params.offset,
          limit: params.limit,
          shown: data.rows.length,
          found: data.found,
          what: 'TLS Secrets',
          onOffset: (offset) => void set({ offset }),
          onLimit: (limit) => void set({ limit, offset: null }),
        }}
      />
    </>
  );
}
