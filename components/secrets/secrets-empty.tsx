'use client';

import type { SecretPage } from '@/shared/secret';

import { emptyReason } from '../empty/empty-reason';
import { ListEmpty } from '../empty/list-empty';
import { NoneYet } from '../empty/none-yet';
import { placeSeen } from '../text/namespaces-seen';

interface Props {
  readonly page: SecretPage;
  readonly cluster: string;
  readonly onClear: () => void;
}

export function SecretsEmpty({ page, cluster, onClear }: Props) {
  const empty = emptyReason({ ...page, shown: page.rows.length });
  if (!empty) return null;
  return (
    <ListEmpty
      empty={empty}
      one="Secret"
      many="TLS Secrets"
      kinds={['secrets']}
      cluster={cluster}
      total={page.total}
      now={page.now}
      onClear={onClear}
      noneYet={
        <NoneYet title={`There are no TLS Secrets in ${placeSeen(page.seen)} yet`}>
          <p>
            cert-manager writes one for each Certificate that it has issued. Other Secrets of type{' '}
            <code className="mono">kubernetes.io/tls</code> appear here too.
          </p>
        </NoneYet>
      }
    />
  );
}
