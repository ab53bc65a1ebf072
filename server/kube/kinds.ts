import type { Kind } from './resource-path';

const certManager = { group: 'cert-manager.io', version: 'v1' };
const admission = { group: 'admissionregistration.k8s.io', version: 'v1' };
const apps = { group: 'apps', version: 'v1' };

/** Where the API server keeps what wizards, steps and guards look at and change. */
export const kinds = {
  certificates: { ...certManager, resource: 'certificates' },
  requests: { ...certManager, resource: 'certificaterequests' },
  issuers: { ...certManager, resource: 'issuers' },
  clusterIssuers: { ...certManager, resource: 'clusterissuers' },
  secrets: { version: 'v1', resource: 'secrets' },
  configMaps: { version: 'v1', resource: 'configmaps' },
  pods: { version: 'v1', resource: 'pods' },
  deployments: { ...apps, resource: 'deployments' },
  leases: { group: 'coordination.k8s.io', version: 'v1', resource: 'leases' },
  crds: { group: 'apiextensions.k8s.io', version: 'v1', resource: 'customresourcedefinitions' },
  validatingWebhooks: { ...admission, resource: 'validatingwebhookconfigurations' },
  mutatingWebhooks: { ...admission, resource: 'mutatingwebhookconfigurations' },
} as const satisfies Record<string, Kind>;
