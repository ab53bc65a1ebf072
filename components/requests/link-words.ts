import type { Resource } from '@/shared/actor';

/** What the three lists of this page are called. */
export interface LinkWords {
  readonly resource: Extract<Resource, 'certificaterequests' | 'orders' | 'challenges'>;
  readonly title: string;
  readonly one: string;
  readonly many: string;
  readonly crd: string;
  /** What would fill an empty list. */
  readonly filledBy: string;
}

export const linkWords = {
  requests: {
    resource: 'certificaterequests',
    title: 'Requests',
    one: 'request',
    many: 'requests',
    crd: 'certificaterequests.cert-manager.io',
    filledBy:
      'cert-manager makes a CertificateRequest for each issuance of a Certificate. Others, such as istio-csr or the CSI driver, make theirs themselves.',
  },
  orders: {
    resource: 'orders',
    title: 'Orders',
    one: 'Order',
    many: 'Orders',
    crd: 'orders.acme.cert-manager.io',
    filledBy: 'cert-manager makes an Order for each request that names an ACME issuer.',
  },
  challenges: {
    resource: 'challenges',
    title: 'Challenges',
    one: 'Challenge',
    many: 'Challenges',
    crd: 'challenges.acme.cert-manager.io',
    filledBy:
      'cert-manager makes a Challenge for each name that an ACME server wants proven, and deletes it once its Order is done.',
  },
} as const satisfies Record<string, LinkWords>;
