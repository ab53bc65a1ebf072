import { listField, numberField, textField } from '@/shared/fields';

import { imageVersion } from './installation';

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

/** By the image's tag; by the chart's label where the image has only a digest. */
function runningVersion(deployment: unknown): string {
  const [container] = listField(deployment, 'spec', 'template', 'spec', 'containers');
  const label = textField(deployment, 'metadata', 'labels', 'app.kubernetes.io/version');
  return imageVersion(textField(container, 'image') ?? '') ?? label ?? 'unknown';
}
