import type { Resource } from '@/shared/actor';

import type { Kind } from '../kube/resource-path';

/** Where the API server keeps what the inventory watches. */
export const kinds = {
  certificates: { group: 'cert-manager.io', version: 'v1', resource: 'certificates' },
  certificaterequests: {
    group: 'cert-manager.io',
    version: 'v1',
    resource: 'certificaterequests',
  },
  orders: { group: 'acme.cert-manager.io', version: 'v1', resource: 'orders' },
  challenges: { group: 'acme.cert-manager.io', version: 'v1', resource: 'challenges' },
  issuers: { group: 'cert-manager.io', version: 'v1', resource: 'issuers' },
  clusterissuers: { group: 'cert-manager.io', version: 'v1', resource: 'clusterissuers' },
  secrets: { version: 'v1', resource: 'secrets' },
} as const satisfies Record<Resource, Kind>;
