'use client';

import { useQueryState } from 'nuqs';

import { useCluster } from '../address/cluster-context';
import { linkParams } from '../address/params';
import { ChallengeList } from './challenge-list';
import { OrderList } from './order-list';
import { RequestList } from './request-list';

/** What is under way between Certificates and their Secrets: requests, Orders and Challenges. */
export function RequestsPage() {
  const cluster = useCluster();
  const [show] = useQueryState('show', linkParams.show);
  switch (show) {
    case 'requests':
      return <RequestList cluster={cluster} />;
    case 'orders':
      return <OrderList cluster={cluster} />;
    case 'challenges':
      return <ChallengeList cluster={cluster} />;
  }
}
