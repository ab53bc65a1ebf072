import type { Component } from './installation';
import type { RawObject } from './raw-object';

const labels = {
  controller: 'cert-manager',
  webhook: 'webhook',
  cainjector: 'cainjector',
} as const;

interface Shape {
  readonly namespace?: string;
  readonly name?: string;
  readonly instance?: string;
  readonly image?: string;
  readonly args?: readonly string[];
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly container?: object;
  readonly spec?: object;
  readonly status?: object;
  readonly pod?: object;
}

const matchOf = (component: Component, instance: string) => ({
  'app.kubernetes.io/name': labels[component],
  'app.kubernetes.io/instance': instance,
  'app.kubernetes.io/component': component,
});

/** A Deployment as the chart makes it. */
export function deploymentOf(component: Component, more: Shape = {}): RawObject {
  const { namespace = 'cert-manager', instance = 'cert-manager', args = [], pod } = more;
  const match = matchOf(component, instance);
  const image = more.image ?? `quay.io/jetstack/cert-manager-${component}:v1.20.3`;
  return {
    metadata: {
      namespace,
      name: more.name ?? (component === 'controller' ? instance : `${instance}-${component}`),
      labels: more.labels ?? { ...match, 'app.kubernetes.io/version': 'v1.20.3' },
      annotations: more.annotations ?? {},
    },
    spec: {
      replicas: 1,
      selector: { matchLabels: match },
      template: { spec: { containers: [{ image, args, ...more.container }], ...pod } },
      ...more.spec,
    },
    status: { readyReplicas: 1, ...more.status },
  };
}

/** A pod that the Deployment's selector takes in. */
export function podOf(component: Component, name: string, status: object = {}): RawObject {
  return {
    metadata: { namespace: 'cert-manager', name, labels: matchOf(component, 'cert-manager') },
    status: { containerStatuses: [{ restartCount: 0, ...status }] },
  };
}
