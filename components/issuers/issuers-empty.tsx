'use client';

import type { IssuerPage } from '@/shared/issuer';

import { emptyReason } from '../empty/empty-reason';
import { ListEmpty } from '../empty/list-empty';
import { NoneYet } from '../empty/none-yet';
import { isWhole } from '../live/is-whole';
import { placeSeen } from '../text/namespaces-seen';

const kinds = ['issuers', 'clusterissuers'] as const;

interface Props {
  readonly page: IssuerPage;
  readonly cluster: string;
  readonly onClear: () => void;
}

export function IssuersEmpty({ page, cluster, onClear }: Props) {
  const { issuers, clusterissuers } = page.freshness;
  const freshness = isWhole(issuers) ? clusterissuers : issuers;
  const empty = emptyReason({ freshness, shown: page.rows.length, total: page.total });
  if (!empty) return null;
  return (
    <ListEmpty
      empty={empty}
      one="issuer"
      many={isWhole(issuers) ? 'ClusterIssuers' : 'issuers'}
      kinds={kinds.filter((kind) => page.freshness[kind].state === 'forbidden')}
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
