import { Failure } from '@/shared/failure';

import type { Cluster } from '../kube/cluster';
import { callsInWords } from './calls-in-words';
import { type Call, startGateway } from './gateway';
import { isUnknown } from './is-unknown';
import { type HelmRun, runHelm } from './run-helm';

export interface GatewayRun extends Omit<HelmRun, 'gateway'> {
  readonly record?: (call: Call) => void;
}

/**
 * Runs helm with a gateway of its own, which ends after helm's whole process group has, and says what was asked through it.
 * helm that waits takes a refused identity for nothing to wait about, until its time is over: it is ended instead.
 */
export async function throughGateway(at: Cluster, run: GatewayRun): Promise<void> {
  const ended = new AbortController();
  const unknown = new AbortController();
  let isAsked = false;
  const look = async () => {
    isAsked = true;
    if (await isUnknown(at, ended.signal)) unknown.abort();
    isAsked = false;
  };
  const gateway = await startGateway(at, {
    record(call) {
      run.record?.(call);
      if (call.status === 401 && !isAsked) void look();
    },
  });
  const signal = AbortSignal.any([unknown.signal, ...(run.signal ? [run.signal] : [])]);
  try {
    await runHelm({ ...run, signal, gateway });
  } catch (error) {
    if (unknown.signal.aborted && !run.signal?.aborted) throw notKnown(run.what, error);
    throw error;
  } finally {
    ended.abort();
    await gateway.close();
    run.line?.({ severity: 'info', text: callsInWords(gateway.calls()) });
  }
}

const notKnown = (what: string, cause: unknown) =>
  new Failure(
    'unauthorized',
    `Could not ${what}: the API server does not know who asks any longer, the token has expired or was taken back. helm was ended. Sign in again, or let somebody else who may do it continue.`,
    { cause },
  );
