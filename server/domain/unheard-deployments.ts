import type { InstallationDetail } from '@/shared/installation-detail';
import { components } from '@/shared/run';

import type { FoundInstallation } from './find-installations';
import { isSelected } from './installation';
import { nameOf } from './wanted-secrets';

/** What only its image tells to be cert-manager's: watches select by labels. */
export function unheardDeployments(
  found: readonly FoundInstallation[],
): InstallationDetail['unheard'] {
  return found.flatMap((one) =>
    components.flatMap((component) => {
      const deployment = one[component];
      if (!deployment || isSelected(deployment)) return [];
      return [
        {
          what: 'deployments' as const,
          why: `Only its image tells that Deployment ${one.namespace}/${nameOf(deployment)} is the ${component} of cert-manager, and Certferry watches by the labels of its chart, app.kubernetes.io/name and app.kubernetes.io/component: what changes of it and its Pods shows within a minute.`,
        },
      ];
    }),
  );
}
