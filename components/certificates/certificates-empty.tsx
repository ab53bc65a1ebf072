'use client';

import type { CertificatePage } from '@/shared/certificate';

import { emptyReason } from '../empty/empty-reason';
import { ListEmpty } from '../empty/list-empty';
import { NoneYet } from '../empty/none-yet';
import { placeSeen } from '../text/namespaces-seen';

interface Props {
  readonly page: CertificatePage;
  readonly cluster: string;
  readonly onClear: () => void;
}

export function CertificatesEmpty({ page, cluster, onClear }: Props) {
  const empty = emptyReason({ ...page, shown: page.rows.length });
  if (!empty) return null;
  return (
    <ListEmpty
      empty={empty}
      one="certificate"
      many="certificates"
      kinds={['certificates']}
      cluster={cluster}
      total={page.total}
      now={page.now}
      onClear={onClear}
      noneYet={
        <NoneYet title={`There are no certificates in ${placeSeen(page.seen)} yet`}>
          <p>
            A Certificate that is applied, or an Ingress or Gateway with a cert-manager annotation,
            appears here within a second.
          </p>
        </NoneYet>
      }
    />
  );
}
