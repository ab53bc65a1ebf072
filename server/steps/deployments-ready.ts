import { Failure } from '@/shared/failure';
import type { RunState } from '@/shared/run-state';

import { deploymentProblem } from '../domain/deployment-problem';
import { componentOf, componentSelector } from '../domain/installation';
import { may } from '../domain/may';
import type { Step } from '../engine/contracts';
import { kinds } from '../kube/kinds';
import type { KubeObject } from '../kube/object';
import { until } from '../kube/until';
import type { UpgradeJob } from './upgrade-job';

const seconds = 300;

/**
 * Waits until controller, webhook and cainjector run the wanted version with all their pods, and no old pod is left.
 * `wanted` is a function where that was decided during the run; undefined: whatever there is.
 */
export function deploymentsReady(
  id: string,
  title: string,
  wanted: (state: RunState) => string | undefined,
): Step<UpgradeJob> {
  return {
    id,
    title,
    access: ({ plan }) =>
      may(kinds.deployments, ['list', 'watch'], 'see whether the pods are ready', plan.namespace),
    async run({ run, plan: { namespace } }, out, signal) {
      const version = wanted(out.state());
      if (version === undefined) {
        out.line('No version is waited for: the release was left as it was.');
        return;
      }
      let last: readonly string[] = [];
      const ready = await until(
        run.at,
        kinds.deployments,
        { namespace, labelSelector: componentSelector, signal, seconds },
        (deployments) => {
          const problems = problemsOf(deployments, version);
          out.progress(deployments.length - problems.length, deployments.length, 'Deployments');
          if (problems.join() !== last.join()) for (const one of problems) out.line(one);
          last = problems;
          return problems.length === 0 ? true : undefined;
        },
      );
      if (ready) return;
      throw new Failure(
        'conflict',
        `cert-manager in namespace ${namespace} did not get ready within ${seconds} s: ${last.join(' ')} Look at its pods and their events: kubectl -n ${namespace} describe pods`,
      );
    },
  };
}

function problemsOf(deployments: readonly KubeObject[], version: string): string[] {
  const there = deployments.map(componentOf);
  const missing = (['controller', 'webhook'] as const).filter((one) => !there.includes(one));
  return [
    ...missing.map((one) => `The ${one} has no Deployment.`),
    ...deployments.flatMap((one) => {
      const problem = deploymentProblem(one, version);
      return problem === undefined ? [] : [`Deployment ${one.metadata.name}: ${problem}.`];
    }),
  ];
}
