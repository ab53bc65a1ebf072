import type { Cluster } from '../kube/cluster';
import { type Call, startGateway } from './gateway';
import { type HelmRun, runHelm } from './run-helm';

export interface GatewayRun extends Omit<HelmRun, 'gateway'> {
  readonly record?: (call: Call) => void;
}

/** Runs helm with a gateway of its own, which ends after helm's whole process group has. Returns helm's calls. */
export async function throughGateway(at: Cluster, run: GatewayRun): Promise<readonly Call[]> {
  const gateway = await startGateway(at, { record: run.record });
  try {
    await runHelm({ ...run, gateway });
    return gateway.calls();
  } finally {
    await gateway.close();
  }
}
