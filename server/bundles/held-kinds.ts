import type { Listed } from '../domain/bundle-names';
import { kinds } from '../kube/kinds';
import type { Kind } from '../kube/resource-path';

/** Where the API server keeps what a bundle's lists hold. */
export const heldKinds = {
  namespaces: { version: 'v1', resource: 'namespaces' },
  secrets: kinds.secrets,
  certificates: kinds.certificates,
  issuers: kinds.issuers,
  clusterIssuers: kinds.clusterIssuers,
} as const satisfies Record<Listed, Kind>;
