import type { Resource } from '@/shared/actor';

import type { ListWords } from '../list/list-words';
import { pageKinds } from '../live/page-kinds';

/** What the three lists of this page are called. */
export interface LinkWords extends ListWords {
  readonly resource: Extract<Resource, 'certificaterequests' | 'orders' | 'challenges'>;
  readonly one: string;
  /** What would fill an empty list. */
  readonly filledBy: string;
}

export const linkWords = {
  requests: {
    list: 'requests',
    resource: 'certificaterequests',
    kinds: pageKinds.requests,
    title: 'Requests',
    one: 'request',
    many: 'requests',
    kubectl: 'certificaterequests.cert-manager.io',
    filledBy:
      'cert-manager makes a CertificateRequest for each issuance of a Certificate. Others, such as istio-csr or the CSI driver, make theirs themselves.',
  },
  orders: {
    list: 'orders',
    resource: 'orders',
    kinds: pageKinds.orders,
    title: 'Orders',
    one: 'Order',
    many: 'Orders',
    kubectl: 'orders.acme.cert-manager.io',
    filledBy: 'cert-manager makes an Order for each request that names an ACME issuer.',
  },
  challenges: {
    list: 'challenges',
    resource: 'challenges',
    kinds: pageKinds.challenges,
    title: 'Challenges',
    one: 'Challenge',
    many: 'Challenges',
    kubectl: 'challenges.acme.cert-manager.io',
    filledBy:
      'cert-manager makes a Challenge for each name that an ACME server wants proven, and deletes it once its Order is done.',
  },
} as const satisfies Record<string, LinkWords>;
