'use client';

import { useQueryClient } from '@tanstack/react-query';

import type { ClusterInfo } from '@/shared/cluster';

import { usePlace } from '../address/use-place';
import { FailurePanel } from '../empty/failure-panel';
import { TokenForm } from '../sign-in/token-form';

/** Why a cluster cannot be shown, and what to do: a token that has ended, or is for another cluster, is asked for at once. */
export function ClusterFailed({ info }: { info: Extract<ClusterInfo, { state: 'failed' }> }) {
  const queryClient = useQueryClient();
  const { session } = usePlace();
  const needsToken =
    session?.actor.via === 'token' && (info.code === 'unauthorized' || info.code === 'forbidden');
  return (
    <FailurePanel
      as="h1"
      title={`Cluster ${info.name} does not answer as it should`}
      message={info.why}
    >
      {needsToken ? (
        <TokenForm cluster={info.name} onDone={() => void queryClient.invalidateQueries()} />
      ) : (
        <p className="second">
          Certferry asks again every few seconds; other clusters can be chosen above.
        </p>
      )}
    </FailurePanel>
  );
}
