import { textField } from '@/shared/fields';

import { clusterResourceNamespace } from './cluster-resource-namespace';
import { componentOf, runningVersion } from './installation';
import type { RawObject } from './raw-object';
import { nameOf, namespaceOf } from './wanted-secrets';

/** What the running cert-manager says of itself by its Deployments. */
export interface ControllerFacts {
  readonly namespace: string;
  /** `v1.20.3`, or `unknown` where neither the image nor a label says so. */
  readonly version: string;
  readonly clusterResourceNamespace: string;
  readonly webhook?: { readonly namespace: string; readonly name: string };
}

/** Undefined where no controller is among the Deployments. */
export function controllerFacts(deployments: readonly RawObject[]): ControllerFacts | undefined {
  const controller = deployments.find((one) => componentOf(one) === 'controller');
  if (!controller) return undefined;
  const namespace = textField(controller, 'metadata', 'namespace') ?? '';
  const webhook = deployments.find(
    (one) => componentOf(one) === 'webhook' && namespaceOf(one) === namespace,
  );
  return {
    namespace,
    version: runningVersion(controller),
    clusterResourceNamespace: clusterResourceNamespace(controller),
    ...(webhook && { webhook: { namespace, name: nameOf(webhook) } }),
  };
}
