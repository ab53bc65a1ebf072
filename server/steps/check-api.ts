import { Failure } from '@/shared/failure';

import { may } from '../domain/may';
import type { Step } from '../engine/contracts';
import { probeApi } from '../inventory/probe-api';
import { kinds } from '../kube/kinds';
import { pause } from '../kube/pause';
import type { UpgradeJob } from './upgrade-job';

const seconds = 60;

/** Asks cert-manager's API whether it works, as `cmctl check api --wait=1m` does, and asks again until it does. */
export function checkApi(id: string): Step<UpgradeJob> {
  return {
    id,
    title: "Check cert-manager's API",
    access: ({ plan: { namespace } }) =>
      may(kinds.requests, ['create'], "check cert-manager's API in a dry run", namespace),
    async run({ run, plan: { namespace } }, out, signal) {
      const end = performance.now() + seconds * 1_000;
      for (let attempt = 1; ; attempt += 1) {
        const problem = await probeApi(run.at, namespace, signal);
        if (problem === undefined) return;
        if (attempt === 1) out.line(problem, { severity: 'warning' });
        if (performance.now() > end)
          throw new Failure(
            'conflict',
            `cert-manager's API does not work ${seconds} s after the upgrade. ${problem} Look at the webhook: kubectl -n ${namespace} logs -l app.kubernetes.io/component=webhook`,
          );
        // Nothing tells when a webhook begins to answer.
        await pause(1_000, signal);
        signal.throwIfAborted();
      }
    },
  };
}
