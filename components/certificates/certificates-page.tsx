'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';

import { certificateStates } from '@/shared/certificate';
import { certificateColumns as exported } from '@/shared/certificate-columns';

import { certificateInput } from '../address/certificate-input';
import { useCluster } from '../address/cluster-context';
import { certificateParams } from '../address/params';
import { AnswerPending } from '../empty/answer-pending';
import { ChosenFilter } from '../list/chosen-filter';
import { FindingFilter } from '../list/finding-filter';
import { ListFrame } from '../list/list-frame';
import type { ListWords } from '../list/list-words';
import { useTRPC } from '../query/trpc';
import { certificateColumns } from './certificate-columns';
import { CertificatesEmpty } from './certificates-empty';
import { CertificatesHeading } from './certificates-heading';
import { InstallationNote } from './installation-note';
import { SecretsUnknown } from './secrets-unknown';
import { stateLooks } from './state-looks';

const words: ListWords = {
  title: 'Certificates',
  many: 'certificates',
  list: 'certificates',
  kinds: ['certificates'],
  kubectl: 'certificates',
};
const cleared = { q: null, ns: null, state: null, finding: null, issuer: null, offset: null };

export function CertificatesPage() {
  const cluster = useCluster();
  const [params, set] = useQueryStates(certificateParams);
  const input = certificateInput(cluster, params);
  const { data, error } = useQuery({
    ...useTRPC().certificates.list.queryOptions(input),
    placeholderData: keepPreviousData,
  });
  if (!data) return <AnswerPending what={`the ${words.many}`} error={error} />;
  return (
    <ListFrame
      words={words}
      cluster={cluster}
      page={data}
      error={error}
      input={input}
      params={params}
      onChange={(change) => void set(change)}
      columns={certificateColumns}
      exported={exported}
      states={certificateStates}
      looks={stateLooks}
      freshness={{ certificates: data.freshness }}
      heading={<CertificatesHeading cluster={cluster} page={data} />}
      notes={
        <>
          {data.total > 0 && <SecretsUnknown secrets={data.secrets} />}
          <InstallationNote cluster={cluster} />
        </>
      }
      filters={
        <>
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
        </>
      }
      empty={<CertificatesEmpty page={data} cluster={cluster} onClear={() => void set(cleared)} />}
    />
  );
}
