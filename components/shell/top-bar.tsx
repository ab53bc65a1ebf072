'use client';

import { usePathname } from 'next/navigation';
import { useRef } from 'react';

import type { Session } from '@/shared/session';

import { useCounts } from '../address/use-counts';
import { FreshnessLine } from '../live/freshness-line';
import { pageKinds } from '../live/page-kinds';
import { PaletteButton } from '../palette/palette-button';
import { ClusterDown } from './cluster-down';
import { ClusterPicker } from './cluster-picker';
import { NamespaceFilter } from './namespace-filter';
import { PhoneMenu } from './phone-menu';
import { SearchField } from './search-field';
import { sectionOf } from './sections';
import { ThemeSwitch } from './theme-switch';
import { useBarHeight } from './use-bar-height';
import { Who } from './who';

interface Props {
  readonly cluster: string | undefined;
  readonly session: Session | undefined;
}

export function TopBar({ cluster, session }: Props) {
  const bar = useRef<HTMLElement>(null);
  useBarHeight(bar);
  const kinds = sectionOf(usePathname())?.kinds ?? pageKinds.none;
  const { certificates, issuers } = useCounts(cluster);
  const answered = {
    ...(certificates.data && {
      certificates: certificates.data.freshness,
      secrets: certificates.data.secrets,
    }),
    ...issuers.data?.freshness,
  };
  return (
    <header
      ref={bar}
      className="bg-panel flex flex-wrap items-center gap-x-1.5 gap-y-2.5 border-b px-3.5 py-2.5 md:sticky md:top-0 md:z-30 md:gap-x-2.5 md:px-5.5"
    >
      <PhoneMenu cluster={cluster} />
      <ClusterPicker cluster={cluster} />
      <NamespaceFilter cluster={cluster} />
      <SearchField />
      <PaletteButton />
      {cluster !== undefined && (
        <div className="order-7 ml-auto min-w-0 md:order-none">
          {certificates.data ? (
            <FreshnessLine
              cluster={cluster}
              kinds={kinds}
              answered={answered}
              now={session?.now ?? 0}
            />
          ) : (
            <ClusterDown cluster={cluster} />
          )}
        </div>
      )}
      <div className="ml-auto flex gap-1.5 md:ml-0 md:gap-2.5">
        <ThemeSwitch />
        {session && <Who session={session} />}
      </div>
    </header>
  );
}
