import type { Resource } from '@/shared/actor';

export type Answer = 'certificates' | 'requests' | 'orders' | 'challenges' | 'issuers' | 'secrets';

/** Whose lists change when one kind of object does: rows join a Certificate with its Secret and issuer. */
export const affectedBy = {
  certificates: ['certificates', 'issuers', 'secrets'],
  certificaterequests: ['requests', 'orders', 'challenges', 'certificates'],
  orders: ['orders', 'challenges', 'certificates'],
  challenges: ['challenges', 'certificates'],
  issuers: ['issuers', 'certificates'],
  clusterissuers: ['issuers', 'certificates'],
  secrets: ['secrets', 'certificates'],
} as const satisfies Record<Resource, readonly Answer[]>;
