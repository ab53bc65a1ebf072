import type { Resource } from '@/shared/actor';

export type Answer = 'certificates' | 'issuers' | 'secrets';

/** Whose answers change when one kind of object does: rows join a Certificate with its Secret and issuer. */
export const affectedBy = {
  certificates: ['certificates', 'issuers', 'secrets'],
  issuers: ['issuers', 'certificates'],
  clusterissuers: ['issuers', 'certificates'],
  secrets: ['secrets', 'certificates'],
} as const satisfies Record<Resource, readonly Answer[]>;
