'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';

import {
  type CertificateQuery,
  type CertificateRow,
  certificateStates,
} from '@/shared/certificate';
import { certificateColumns as exported } from '@/shared/certificate-columns';

import { certificateInput } from '../address/certificate-input';
import { useCluster } from '../address/cluster-context';
import { certificateParams } from '../address/params';
import { AnswerPending } from '../empty/answer-pending';
import { ChosenFilter } from '../list/chosen-filter';
import { FindingFilter } from '../list/finding-filter';
import { ListFrame } from '../list/list-frame';
import type { ListKind } from '../list/list-kind';
import { pageKinds } from '../live/page-kinds';
import { useTRPC } from '../query/trpc';
import { certificateColumns } from './certificate-columns';
import { CertificatesEmpty } from './certificates-empty';
import { CertificatesHeading } from './certificates-heading';
import { InstallationNote } from './installation-note';
import { MoreFilters, noFilters } from './more-filters';
import { SecretsUnknown } from './secrets-unknown';
import { stateLooks } from './state-looks';

const kind = {
  words: {
    title: 'Certificates',
    many: 'certificates',
    list: 'certificates',
    kinds: pageKinds.certificates,
    kubectl: 'certificates',
  },
  columns: certificateColumns,
  exported,
  states: certificateStates,
  looks: stateLooks,
} satisfies ListKind<CertificateRow, CertificateQuery['sort'], (typeof certificateStates)[number]>;
const cleared = {
  ...noFilters,
  q: null,
  ns: null,
  state: null,
  finding: null,
  issuer: null,
  needs: null,
  offset: null,
};

export function CertificatesPage() {
  const cluster = useCluster();
  const [params, set] = useQueryStates(certificateParams);
  const input = certificateInput(cluster, params);
  const { data, error } = useQuery({
    ...useTRPC().certificates.list.queryOptions(input),
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
      freshness={{ certificates: data.freshness }}
      heading={<CertificatesHeading cluster={cluster} namespaces={params.ns} page={data} />}
      notes={
        <>
          {data.total > 0 && <SecretsUnknown secrets={data.secrets} />}
          <InstallationNote cluster={cluster} />
        </>
      }
      filters={
        <>
          {params.needs !== null && (
            <ChosenFilter
              what="only what"
              values={['needs a person']}
              onRemove={() => void set({ needs: null, offset: null })}
            />
          )}
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
          <MoreFilters
            keys={data.facets.keys ?? []}
            chosen={params}
            onChoose={(chosen) => void set({ ...chosen, offset: null })}
          />
        </>
      }
      empty={<CertificatesEmpty page={data} cluster={cluster} onClear={() => void set(cleared)} />}
    />
  );
}
