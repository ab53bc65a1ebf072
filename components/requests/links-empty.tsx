'use client';

import { PackageX } from 'lucide-react';

import type { LinkPage } from '@/shared/link-query';

import { useInstallation } from '../address/use-installation';
import { EmptyPanel } from '../empty/empty-panel';
import { emptyReason } from '../empty/empty-reason';
import { ListEmpty } from '../empty/list-empty';
import { NoneYet } from '../empty/none-yet';
import { placeSeen } from '../text/namespaces-seen';
import { Text } from '../text/text';
import type { LinkWords } from './link-words';

interface Props {
  readonly words: LinkWords;
  readonly page: LinkPage & { readonly rows: readonly unknown[] };
  readonly cluster: string;
  readonly onClear: () => void;
}

export function LinksEmpty({ words, page, cluster, onClear }: Props) {
  const { data: installation } = useInstallation(cluster);
  const empty = emptyReason({ ...page, shown: page.rows.length });
  if (!empty) return null;
  if (empty.reason === 'not-installed' && installation?.state === 'installed')
    return (
      <EmptyPanel icon={PackageX} title={`This cluster serves no ${words.many}`}>
        <p>
          <Text>{empty.why}</Text>
        </p>
        <p>
          The CRD <code className="mono">{words.kubectl}</code> is not there. Without it
          cert-manager can make none; everything else goes on. This page fills by itself as soon as
          it is served.
        </p>
      </EmptyPanel>
    );
  return (
    <ListEmpty
      empty={empty}
      one={words.one}
      many={words.many}
      kinds={words.kinds.own}
      cluster={cluster}
      total={page.total}
      now={page.now}
      onClear={onClear}
      noneYet={
        <NoneYet title={`There are no ${words.many} in ${placeSeen(page.seen)} now`}>
          <p>{words.filledBy}</p>
        </NoneYet>
      }
    />
  );
}
