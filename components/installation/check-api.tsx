'use client';

import { useMutation } from '@tanstack/react-query';

import { useCluster } from '../address/cluster-context';
import { Fact } from '../certificate/fact';
import { absoluteTime } from '../clock/absolute-time';
import { failureOf } from '../query/failure-of';
import { useTRPC } from '../query/trpc';
import { Text } from '../text/text';

/** Asks through the webhook that runs now, which shows what no object does: whether its certificate is trusted. */
export function CheckApi({ namespace }: { namespace: string }) {
  const cluster = useCluster();
  const check = useMutation(useTRPC().installation.check.mutationOptions());
  return (
    <Fact name="Check">
      <button
        type="button"
        className="btn"
        disabled={check.isPending}
        onClick={() => check.mutate({ cluster, namespace })}
      >
        {check.isPending ? 'Asking…' : 'Ask it now'}
      </button>
      <span className="second block">
        Two CertificateRequests in a dry run, with your own rights, as cmctl check api sends them;
        nothing is kept.
      </span>
      <output className="block">
        {check.data && !check.data.problem && (
          <span className="text-ok">
            {`It answered on ${absoluteTime(check.data.at)}: the API server trusts the certificate that it serves, and it refuses what is wrong.`}
          </span>
        )}
        {check.data?.problem && (
          <span className="text-bad">
            <Text>{check.data.problem}</Text>
          </span>
        )}
        {check.isError && (
          <span className="text-bad">
            <Text>{failureOf(check.error).message}</Text>
          </span>
        )}
      </output>
    </Fact>
  );
}
