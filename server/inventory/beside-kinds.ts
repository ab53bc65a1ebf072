import type { Beside } from '@/shared/beside';

import type { Kind } from '../kube/resource-path';

const admission = { group: 'admissionregistration.k8s.io', version: 'v1' };

/** The newest first; what is looked at here is the same in both. */
export const gatewayVersions = ['v1', 'v1beta1'];

/** Where the API server keeps what is watched beside the objects of the lists. */
export const besideKinds = {
  deployments: { group: 'apps', version: 'v1', resource: 'deployments' },
  pods: { version: 'v1', resource: 'pods' },
  services: { version: 'v1', resource: 'services' },
  endpointslices: { group: 'discovery.k8s.io', version: 'v1', resource: 'endpointslices' },
  leases: { group: 'coordination.k8s.io', version: 'v1', resource: 'leases' },
  validatingwebhookconfigurations: { ...admission, resource: 'validatingwebhookconfigurations' },
  mutatingwebhookconfigurations: { ...admission, resource: 'mutatingwebhookconfigurations' },
  customresourcedefinitions: {
    group: 'apiextensions.k8s.io',
    version: 'v1',
    resource: 'customresourcedefinitions',
  },
  ingresses: { group: 'networking.k8s.io', version: 'v1', resource: 'ingresses' },
  /** Its version is the newest that the cluster serves. */
  gateways: { group: 'gateway.networking.k8s.io', version: 'v1', resource: 'gateways' },
} as const satisfies Record<Beside, Kind>;
