import { apiProblem, apiProbes, type ProbeAnswer } from '../domain/api-check';
import type { Cluster } from '../kube/cluster';
import { kinds } from '../kube/kinds';
import { statusOf } from '../kube/status-failure';
import { create } from '../kube/write';

/** Longer than the chart's webhook may take (`timeoutSeconds: 30`): then the API server says that it is what hangs. */
const silence = 40_000;

/** Why cert-manager's API does not work, by the same two dry runs as `cmctl check api`; undefined where it does. */
export async function probeApi(
  cluster: Cluster,
  namespace: string,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const options = { namespace, silence, dryRun: true, ...(signal && { signal }) };
  const ask = async (object: object): Promise<ProbeAnswer> => {
    try {
      return { is: 'created', object: await create(cluster, kinds.requests, object, options) };
    } catch (error) {
      const said = statusOf(error);
      // Without a status the API server did not answer: that says nothing of cert-manager.
      if (!said || said.status === 401) throw error;
      return { is: 'refused', status: said.status, message: said.message };
    }
  };
  return apiProblem(await ask(apiProbes.valid), await ask(apiProbes.invalid));
}
