'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Fragment, type ReactNode } from 'react';

import { ClusterProvider } from '../address/cluster-context';
import { usePlace } from '../address/use-place';
import { AnswerPending } from '../empty/answer-pending';
import { FailurePanel } from '../empty/failure-panel';
import { useTRPC } from '../query/trpc';
import { TokenForm } from '../sign-in/token-form';

/** Lets a page through when its cluster can be shown; otherwise says what is wrong with the kubeconfig or the cluster. */
export function ClusterGate({
  cluster,
  children,
}: {
  cluster: string | undefined;
  children: ReactNode;
}) {
  const queryClient = useQueryClient();
  const { session } = usePlace();
  const { data, error } = useQuery({
    ...useTRPC().clusters.list.queryOptions(),
    refetchInterval: ({ state }) =>
      state.data?.clusters.some((one) => one.state === 'failed') ? 5_000 : false,
  });
  if (data?.problem !== undefined)
    return (
      <FailurePanel
        as="h1"
        title="The kubeconfig gives no cluster to look at"
        message={data.problem}
      />
    );
  if (cluster === undefined) return <AnswerPending what="the clusters" error={error} />;
  const info = data?.clusters.find(({ name }) => name === cluster);
  if (data && !info)
    return (
      <FailurePanel
        as="h1"
        title={`The kubeconfig has no context ${cluster}`}
        message={`The address asks for cluster ${cluster}. There are: ${data.clusters.map(({ name }) => name).join(', ')}. Choose one above.`}
      />
    );
  if (info?.state === 'failed')
    return (
      <FailurePanel
        as="h1"
        title={`Cluster ${cluster} does not answer as it should`}
        message={info.why}
      >
        {info.code === 'unauthorized' && session?.actor.via === 'token' ? (
          <TokenForm onDone={() => void queryClient.invalidateQueries()} />
        ) : (
          <p className="second">
            Certferry asks again every few seconds; other clusters can be chosen above.
          </p>
        )}
      </FailurePanel>
    );
  return (
    <ClusterProvider value={cluster}>
      <Fragment key={cluster}>{children}</Fragment>
    </ClusterProvider>
  );
}
