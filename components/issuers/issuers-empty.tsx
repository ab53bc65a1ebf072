'use client';

import type { IssuerPage } from '@/shared/issuer';

import { emptyReason } from '../empty/empty-reason';
import { ListEmpty } from '../empty/list-empty';
import { NoneYet } from '../empty/none-yet';
import { placeSeen } from '../text/namespaces-seen';

interface Props {
  readonly page: IssuerPage;
  readonly cluster: string;
  readonly onClear: () => void;
}

export function IssuersEmpty({ page, cluster, onClear }: Props) {
  const { issuers, clusterissuers } = page.freshness;
  const freshness = issuers.state === 'live' ? clusterissuers : issuers;
  const empty = emptyReason({ freshness, shown: 0, total: page.total });
  if (!empty) return null;
  return (
    <ListEmpty
      empty={empty}
      one="issuer"
      many="issuers"
      kinds={['issuers', 'clusterissuers']}
      cluster={cluster}
      total={page.total}
      now={page.now}
      onClear={onClear}
      noneYet={
        <NoneYet title={`There are no issuers in ${placeSeen(page.seen)} yet`}>
          <p>
            cert-manager issues nothing without one. An Issuer or ClusterIssuer that is applied
            appears here within a second.
          </p>
        </NoneYet>
      }
    />
  );
}
