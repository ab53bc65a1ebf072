'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';

import { type SecretQuery, type SecretRow, secretStates } from '@/shared/secret';
import { secretColumns as exported } from '@/shared/secret-columns';

import { useCluster } from '../address/cluster-context';
import { secretParams } from '../address/params';
import { secretInput } from '../address/secret-input';
import { AnswerPending } from '../empty/answer-pending';
import { FindingFilter } from '../list/finding-filter';
import { ListFrame } from '../list/list-frame';
import type { ListKind } from '../list/list-kind';
import { pageKinds } from '../live/page-kinds';
import { useTRPC } from '../query/trpc';
import { healthLooks } from './health-looks';
import { secretColumns } from './secret-columns';
import { SecretsEmpty } from './secrets-empty';
import { SecretsHeading } from './secrets-heading';
import { UnmanagedSwitch } from './unmanaged-switch';

const kind = {
  words: {
    title: 'TLS Secrets',
    many: 'TLS Secrets',
    list: 'secrets',
    kinds: pageKinds.secrets,
    kubectl: 'secrets',
    fieldSelector: 'type=kubernetes.io/tls',
    states: 'What the stored pair is worth',
  },
  columns: secretColumns,
  exported,
  states: secretStates,
  looks: healthLooks,
} satisfies ListKind<SecretRow, SecretQuery['sort'], (typeof secretStates)[number]>;
const cleared = { q: null, ns: null, state: null, managed: null, finding: null, offset: null };

export function SecretsPage() {
  const cluster = useCluster();
  const [params, set] = useQueryStates(secretParams);
  const input = secretInput(cluster, params);
  const { data, error } = useQuery({
    ...useTRPC().secrets.list.queryOptions(input),
    placeholderData: keepPreviousData,
  });
  if (!data) return <AnswerPending what={`the ${kind.words.many}`} error={error} />;
  return (
    <ListFrame
      kind={kind}
      cluster={cluster}
      page={data}
      error={error}
      input={input}
      params={params}
      onChange={(change) => void set(change)}
      freshness={{ secrets: data.freshness }}
      heading={<SecretsHeading cluster={cluster} page={data} />}
      switches={
        <UnmanagedSwitch
          unmanaged={data.unmanaged}
          on={params.managed === false}
          onChange={(on) => void set({ managed: on ? false : null, offset: null })}
        />
      }
      filters={
        <FindingFilter
          counts={data.facets.findings ?? []}
          chosen={params.finding}
          onChoose={(finding) => void set({ finding, offset: null })}
        />
      }
      empty={<SecretsEmpty page={data} cluster={cluster} onClear={() => void set(cleared)} />}
    />
  );
}
