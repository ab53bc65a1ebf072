import { textField } from '@/shared/fields';
import { components } from '@/shared/run';

import { componentContainer } from './component-container';
import { flagOf } from './flag-of';
import { parseVersion } from './upgrade-path';

export type Component = (typeof components)[number];

/** The chart and the static manifests label every Deployment so. */
export const componentSelector =
  'app.kubernetes.io/component in (controller,webhook,cainjector),app.kubernetes.io/name in (cert-manager,webhook,cainjector)';

const selectedNames = ['cert-manager', 'webhook', 'cainjector'];

/** Whether `componentSelector` finds it. */
export function isSelected(deployment: unknown): boolean {
  const name = labelOf(deployment, 'app.kubernetes.io/name') ?? '';
  return componentOf(deployment) !== undefined && selectedNames.includes(name);
}

export function componentOf(deployment: unknown): Component | undefined {
  const label = labelOf(deployment, 'app.kubernetes.io/component');
  return components.find((one) => one === label);
}

/** `v1.20.3` of an image name; undefined where it has no tag, or one that is no version. */
export function imageVersion(image: string): string | undefined {
  const tag = /:([^:/@]+)(?:@.*)?$/.exec(image)?.[1];
  return tag !== undefined && parseVersion(tag) ? tag : undefined;
}

export const imageOf = (deployment: unknown): string =>
  textField(componentContainer(deployment), 'image') ?? '';

export const labelOf = (object: unknown, name: string): string | undefined =>
  textField(object, 'metadata', 'labels', name);

/** By the image's tag; by the chart's label where the image has only a digest. */
export function runningVersion(deployment: unknown): string {
  const label = labelOf(deployment, 'app.kubernetes.io/version');
  return imageVersion(imageOf(deployment)) ?? label ?? 'unknown';
}

/** Where a component keeps the Lease of its leader; the chart says kube-system. */
export function electionNamespace(deployment: unknown): string {
  return flagOf(deployment, 'leader-election-namespace') || 'kube-system';
}

interface ManagedBy {
  readonly who: string;
  readonly what: string;
}

const managers: readonly { where: 'labels' | 'annotations'; key: string; who: string }[] = [
  { where: 'labels', key: 'argocd.argoproj.io/instance', who: 'Argo CD' },
  { where: 'annotations', key: 'argocd.argoproj.io/tracking-id', who: 'Argo CD' },
  { where: 'labels', key: 'helm.toolkit.fluxcd.io/name', who: 'Flux' },
  { where: 'labels', key: 'kustomize.toolkit.fluxcd.io/name', who: 'Flux' },
  { where: 'labels', key: 'olm.owner', who: 'the Operator Lifecycle Manager' },
  { where: 'annotations', key: 'operator.openshift.io/spec-hash', who: "Red Hat's operator" },
  { where: 'labels', key: 'kapp.k14s.io/app', who: 'kapp' },
  { where: 'annotations', key: 'configmanagement.gke.io/managed', who: 'Config Sync' },
];

/** Who would put back what is changed by hand; undefined where nobody says so. */
export function managedBy(deployment: unknown): ManagedBy | undefined {
  for (const { where, key, who } of managers) {
    const value = textField(deployment, 'metadata', where, key);
    if (value !== undefined) return { who, what: `${key}=${value}` };
  }
  return undefined;
}
