import type { Resource } from '@/shared/actor';

/** A router, or one of its procedures. */
export type Answer =
  | 'certificates'
  | 'certificates.get'
  | 'certificates.events'
  | 'requests'
  | 'orders'
  | 'challenges'
  | 'issuers'
  | 'secrets';

/** Whose answers change when one kind of object does: rows join a Certificate with its Secret and issuer. */
export const affectedBy = {
  certificates: ['certificates', 'issuers', 'secrets'],
  certificaterequests: [
    'requests',
    'orders',
    'challenges',
    'certificates.get',
    'certificates.events',
  ],
  orders: ['orders', 'challenges', 'certificates.get', 'certificates.events'],
  challenges: ['challenges', 'certificates.get', 'certificates.events'],
  issuers: ['issuers', 'certificates'],
  clusterissuers: ['issuers', 'certificates'],
  secrets: ['secrets', 'certificates'],
} as const satisfies Record<Resource, readonly Answer[]>;
