'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useMemo } from 'react';

import { type CertificateRow, certificateStates } from '@/shared/certificate';
import { certificateColumns as exported } from '@/shared/certificate-columns';

import { certificateInput } from '../address/certificate-input';
import { useCluster } from '../address/cluster-context';
import { certificateParams } from '../address/params';
import { AnswerNote } from '../empty/answer-note';
import { AnswerPending } from '../empty/answer-pending';
import { ChosenFilter } from '../list/chosen-filter';
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
import { certificateColumns } from './certificate-columns';
import { CertificatesEmpty } from './certificates-empty';
import { CertificatesHeading } from './certificates-heading';
import { InstallationNote } from './installation-note';
import { SecretsUnknown } from './secrets-unknown';
import { stateLooks } from './state-looks';

const nameOf = ({ namespace, name }: CertificateRow) => `${namespace}/${name}`;
const none: readonly CertificateRow[] = [];

export function CertificatesPage() {
  const cluster = useCluster();
  const [params, set] = useQueryStates(certificateParams);
  const input = certificateInput(cluster, params);
  const { data, error } = useQuery({
    ...useTRPC().certificates.list.queryOptions(input),
    placeholderData: keepPreviousData,
  });
  const selection = useSelection(data?.rows ?? none, nameOf);
  const columns = useMemo(() => shownColumns(certificateColumns, params.cols), [params.cols]);
  if (!data) return <AnswerPending what="the certificates" error={error} />;
  const all = Object.values(data.states).reduce((sum, one) => sum + one, 0);

  return (
    <>
      <CertificatesHeading cluster={cluster} page={data} />
      <AnswerNote error={error} />
      <StaleNote
        cluster={cluster}
        kinds={['certificates']}
        answered={{ certificates: data.freshness }}
      />
      {data.total > 0 && <SecretsUnknown secrets={data.secrets} />}
      <InstallationNote cluster={cluster} />
      {data.total > 0 && (
        <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
          <FilterChips
            label="States"
            all={all}
            order={certificateStates}
            looks={stateLooks}
            counts={data.states}
            chosen={params.state}
            onChoose={(state) => void set({ state, offset: null })}
          />
          <div className="ml-auto flex min-w-0 flex-wrap gap-2">
            <ChosenFilter
              what="issuer"
              values={params.issuer}
              onRemove={() => void set({ issuer: null, offset: null })}
            />
            <FindingFilter
              counts={data.facets.findings ?? []}
              chosen={params.finding}
              onChoose={(finding) => void set({ finding, offset: null })}
            />
            <ColumnChooser
              columns={certificateColumns}
              chosen={params.cols}
              onChoose={(cols) => void set({ cols })}
            />
          </div>
        </div>
      )}
      <SelectionBar
        what="certificates"
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
          caption="Certificates"
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
        <CertificatesEmpty
          page={data}
          cluster={cluster}
          onClear={() =>
            void set({ q: null, ns: null, state: null, finding: null, issuer: null, offset: null })
          }
        />
      )}
      <ListFoot
        resource="certificates"
        cluster={cluster}
        namespaces={params.ns}
        files={<ExportLinks what="certificates" input={input} />}
        pager={{
          offset: params.offset,
          limit: params.limit,
          shown: data.rows.length,
          found: data.found,
          what: 'certificates',
          onOffset: (offset) => void set({ offset }),
          onLimit: (limit) => void set({ limit, offset: null }),
        }}
      />
    </>
  );
}
