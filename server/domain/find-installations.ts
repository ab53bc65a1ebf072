import { listField, textField } from '@/shared/fields';

import { imageComponent } from './component-container';
import { type Component, componentOf, labelOf } from './installation';
import type { RawObject } from './raw-object';
import { nameOf, namespaceOf } from './wanted-secrets';

/** One controller, and what runs beside it. */
export interface FoundInstallation<Deployment extends RawObject = RawObject> {
  readonly namespace: string;
  readonly controller: Deployment;
  readonly webhook?: Deployment;
  readonly cainjector?: Deployment;
}

const labelled: Readonly<Record<Component, string>> = {
  controller: 'cert-manager',
  webhook: 'webhook',
  cainjector: 'cainjector',
};

/**
 * Which of cert-manager's components a Deployment is: by its labels, which say the same in the chart and in the static
 * manifests, else by its image, which operators and changed names leave as it is.
 */
export function certManagerComponent(deployment: unknown): Component | undefined {
  const component = componentOf(deployment);
  if (component && labelOf(deployment, 'app.kubernetes.io/name') === labelled[component])
    return component;
  const containers = listField(deployment, 'spec', 'template', 'spec', 'containers');
  for (const one of containers) {
    const found = imageComponent(textField(one, 'image') ?? '');
    if (found) return found;
  }
  return undefined;
}

/** Every cert-manager among the Deployments of a cluster, in the order of their names. */
export function findInstallations<Deployment extends RawObject>(
  deployments: readonly Deployment[],
): FoundInstallation<Deployment>[] {
  const found = deployments.flatMap((deployment) => {
    const component = certManagerComponent(deployment);
    return component ? [{ component, deployment }] : [];
  });
  const of = (component: Component) =>
    found.flatMap((one) => (one.component === component ? [one.deployment] : []));
  const controllers = of('controller').toSorted((one, other) =>
    fullName(one).localeCompare(fullName(other)),
  );
  return controllers.map((controller) => {
    const namespace = namespaceOf(controller);
    const alone = controllers.filter((one) => namespaceOf(one) === namespace).length === 1;
    const beside = (component: Component) =>
      of(component).find(
        (one) =>
          namespaceOf(one) === namespace && (alone || instance(one) === instance(controller)),
      );
    const [webhook, cainjector] = [beside('webhook'), beside('cainjector')];
    return {
      namespace,
      controller,
      ...(webhook && { webhook }),
      ...(cainjector && { cainjector }),
    };
  });
}

const fullName = (one: RawObject) => `${namespaceOf(one)}/${nameOf(one)}`;
const instance = (one: RawObject) => labelOf(one, 'app.kubernetes.io/instance');
