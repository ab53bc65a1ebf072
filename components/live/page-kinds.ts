import type { Resource } from '@/shared/actor';

/** What a page is made of: what it is about, and what its answers join with that. */
export interface PageKinds {
  readonly own: readonly Resource[];
  readonly joined: readonly Resource[];
}

const issuers = ['issuers', 'clusterissuers'] as const;
const links = ['certificaterequests', 'orders', 'challenges'] as const;

export const pageKinds = {
  overview: { own: ['certificates'], joined: ['secrets', ...issuers, ...links] },
  certificates: { own: ['certificates'], joined: ['secrets', ...issuers] },
  certificate: { own: ['certificates'], joined: ['secrets', ...issuers, ...links] },
  issuers: { own: issuers, joined: ['certificates'] },
  issuer: { own: ['issuers'], joined: ['certificates', 'secrets'] },
  clusterissuer: { own: ['clusterissuers'], joined: ['certificates', 'secrets'] },
  secrets: { own: ['secrets'], joined: ['certificates'] },
  secret: { own: ['secrets'], joined: ['certificates'] },
  requests: { own: ['certificaterequests'], joined: [] },
  orders: { own: ['orders'], joined: ['certificaterequests'] },
  challenges: { own: ['challenges'], joined: ['orders', 'certificaterequests'] },
  none: { own: [], joined: [] },
} as const satisfies Record<string, PageKinds>;
