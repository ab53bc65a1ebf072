import { numberField } from '@/shared/fields';

import { runningVersion } from './installation';

/** Why a Deployment does not yet run that version with all its pods; undefined when it does. */
export function deploymentProblem(deployment: unknown, version: string): string | undefined {
  const status = (name: string) => numberField(deployment, 'status', name) ?? 0;
  const wanted = numberField(deployment, 'spec', 'replicas') ?? 1;
  const runs = runningVersion(deployment);
  if (runs !== version) return `its image is of ${runs}, not of ${version}`;
  if (status('observedGeneration') < (numberField(deployment, 'metadata', 'generation') ?? 0))
    return 'Kubernetes has not looked at its change yet';
  if (status('updatedReplicas') < wanted)
    return `${status('updatedReplicas')} of ${wanted} pods are new`;
  if (status('availableReplicas') < wanted)
    return `${status('availableReplicas')} of ${wanted} pods are available`;
  if (status('replicas') > wanted) return `${status('replicas') - wanted} old pods are left`;
  return undefined;
}
