'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';

import { certificateStates } from '@/shared/certificate';

import { certificateInput, pageSize } from '../address/certificate-input';
import { useCluster } from '../address/cluster-context';
import { certificateParams } from '../address/params';
import { AnswerNote } from '../empty/answer-note';
import { AnswerPending } from '../empty/answer-pending';
import { StaleNote } from '../live/stale-note';
import { useTRPC } from '../query/trpc';
import { FilterChips } from '../table/filter-chips';
import { ListFoot } from '../table/list-foot';
import { CertificateTable } from './certificate-table';
import { CertificatesEmpty } from './certificates-empty';
import { CertificatesHeading } from './certificates-heading';
import { InstallationNote } from './installation-note';
import { SecretsUnknown } from './secrets-unknown';
import { stateLooks } from './state-looks';

export function CertificatesPage() {
  const cluster = useCluster();
  const [params, set] = useQueryStates(certificateParams);
  const { data, error } = useQuery({
    ...useTRPC().certificates.list.queryOptions(certificateInput(cluster, params)),
    placeholderData: keepPreviousData,
  });
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
        <FilterChips
          label="States"
          all={all}
          order={certificateStates}
          looks={stateLooks}
          counts={data.states}
          chosen={params.state}
          onChoose={(state) => void set({ state, offset: null })}
        />
      )}
      {data.rows.length > 0 ? (
        <div className="panel overflow-hidden">
          <CertificateTable
            page={data}
            cluster={cluster}
            sort={params.sort}
            descending={params.desc}
            onSort={(sort, desc) => void set({ sort, desc, offset: null })}
          />
        </div>
      ) : (
        <CertificatesEmpty
          page={data}
          cluster={cluster}
          onClear={() => void set({ q: null, ns: null, state: null, offset: null })}
        />
      )}
      <ListFoot
        resource="certificates"
        cluster={cluster}
        namespaces={params.ns}
        pager={{
          offset: params.offset,
          limit: pageSize,
          shown: data.rows.length,
          found: data.found,
          what: 'certificates',
          onOffset: (offset) => void set({ offset }),
        }}
      />
    </>
  );
}
