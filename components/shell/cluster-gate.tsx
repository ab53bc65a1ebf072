'use client';

import { useQuery } from '@tanstack/react-query';
import { Fragment, type ReactNode } from 'react';

import type { ClusterList } from '@/shared/cluster';

import { ClusterProvider } from '../address/cluster-context';
import { useCounts } from '../address/use-counts';
import { AnswerPending } from '../empty/answer-pending';
import { FailurePanel } from '../empty/failure-panel';
import { useTRPC } from '../query/trpc';
import { ClusterFailed } from './cluster-failed';

interface Props {
  readonly cluster: string | undefined;
  readonly children: ReactNode;
}

/** Lets a page through when its cluster can be shown; otherwise says what is wrong with the kubeconfig or the cluster. */
export function ClusterGate({ cluster, children }: Props) {
  const { data, error } = useQuery({
    ...useTRPC().clusters.list.queryOptions(),
    refetchInterval: ({ state }) =>
      state.data?.clusters.some((one) => one.state === 'failed') ? 5_000 : 30_000,
  });
  const known = useCounts(cluster).certificates.data !== undefined;
  const problem = data && problemOf(data, cluster, known);
  if (problem) return problem;
  if (cluster === undefined) return <AnswerPending what="the clusters" error={error} />;
  return (
    <ClusterProvider value={cluster}>
      <Fragment key={cluster}>{children}</Fragment>
    </ClusterProvider>
  );
}

/** `known`: something was read of the cluster before it failed, which is shown as stale as it is. */
function problemOf(
  { clusters, problem }: ClusterList,
  cluster: string | undefined,
  known: boolean,
): ReactNode {
  if (problem !== undefined)
    return (
      <FailurePanel as="h1" title="The kubeconfig gives no cluster to look at" message={problem} />
    );
  if (cluster === undefined) return null;
  const info = clusters.find(({ name }) => name === cluster);
  if (info?.state === 'failed' && !known) return <ClusterFailed info={info} />;
  if (info) return null;
  const names = clusters.map(({ name }) => name).join(', ');
  return (
    <FailurePanel
      as="h1"
      title={`The kubeconfig has no context ${cluster}`}
      message={`The address asks for cluster ${cluster}. There are: ${names}. Choose one above.`}
    />
  );
}
