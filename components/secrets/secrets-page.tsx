'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';

import { secretStates } from '@/shared/secret';

import { pageSize } from '../address/certificate-input';
import { useCluster } from '../address/cluster-context';
import { secretParams } from '../address/params';
import { secretInput } from '../address/secret-input';
import { AnswerNote } from '../empty/answer-note';
import { AnswerPending } from '../empty/answer-pending';
import { StaleNote } from '../live/stale-note';
import { useTRPC } from '../query/trpc';
import { FilterChips } from '../table/filter-chips';
import { ListFoot } from '../table/list-foot';
import { healthLooks } from './health-looks';
import { SecretTable } from './secret-table';
import { SecretsEmpty } from './secrets-empty';
import { SecretsHeading } from './secrets-heading';
import { UnmanagedSwitch } from './unmanaged-switch';

export function SecretsPage() {
  const cluster = useCluster();
  const [params, set] = useQueryStates(secretParams);
  const { data, error } = useQuery({
    ...useTRPC().secrets.list.queryOptions(secretInput(cluster, params)),
    placeholderData: keepPreviousData,
  });
  if (!data) return <AnswerPending what="the TLS Secrets" error={error} />;
  const all = Object.values(data.states).reduce((sum, one) => sum + one, 0);

  return (
    <>
      <SecretsHeading cluster={cluster} page={data} />
      <AnswerNote error={error} />
      <StaleNote cluster={cluster} kinds={['secrets']} answered={{ secrets: data.freshness }} />
      {data.total > 0 && (
        <div className="flex flex-wrap gap-x-4 gap-y-2">
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
        </div>
      )}
      {data.rows.length > 0 ? (
        <div className="panel overflow-hidden">
          <SecretTable page={data} cluster={cluster} />
        </div>
      ) : (
        <SecretsEmpty
          page={data}
          cluster={cluster}
          onClear={() => void set({ q: null, ns: null, state: null, managed: null, offset: null })}
        />
      )}
      <ListFoot
        resource="secrets"
        fieldSelector="type=kubernetes.io/tls"
        cluster={cluster}
        namespaces={params.ns}
        pager={{
          offset: params.offset,
          limit: pageSize,
          shown: data.rows.length,
          found: data.found,
          what: 'TLS Secrets',
          onOffset: (offset) => void set({ offset }),
        }}
      />
    </>
  );
}
