'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';

import { type IssuerQuery, type IssuerRow, issuerStates } from '@/shared/issuer';
import { issuerColumns as exported } from '@/shared/issuer-columns';

import { useCluster } from '../address/cluster-context';
import { issuerInput } from '../address/issuer-input';
import { issuerParams } from '../address/params';
import { AnswerPending } from '../empty/answer-pending';
import { ListFrame } from '../list/list-frame';
import type { ListKind } from '../list/list-kind';
import { pageKinds } from '../live/page-kinds';
import { useTRPC } from '../query/trpc';
import { issuerColumns } from './issuer-columns';
import { IssuersEmpty } from './issuers-empty';
import { IssuersHeading } from './issuers-heading';
import { issuerLooks } from './state-looks';

const kind = {
  words: {
    title: 'Issuers',
    many: 'issuers',
    list: 'issuers',
    kinds: pageKinds.issuers,
    kubectl: 'issuers,clusterissuers',
  },
  columns: issuerColumns,
  exported,
  states: issuerStates,
  looks: issuerLooks,
} satisfies ListKind<IssuerRow, IssuerQuery['sort'], (typeof issuerStates)[number]>;
const cleared = { q: null, ns: null, state: null, offset: null };

export function IssuersPage() {
  const cluster = useCluster();
  const [params, set] = useQueryStates(issuerParams);
  const input = issuerInput(cluster, params);
  const { data, error } = useQuery({
    ...useTRPC().issuers.list.queryOptions(input),
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
      freshness={data.freshness}
      heading={<IssuersHeading cluster={cluster} page={data} />}
      empty={<IssuersEmpty page={data} cluster={cluster} onClear={() => void set(cleared)} />}
    />
  );
}
