'use client';

import type { ReactNode } from 'react';

import { usePlace } from '../address/use-place';
import { LiveProvider } from '../live/live-provider';
import { PaletteProvider } from '../palette/palette-provider';
import { useEndedSignIn } from '../query/use-ended-sign-in';
import { Brand } from './brand';
import { ClusterGate } from './cluster-gate';
import { Installed } from './installed';
import { Keys } from './keys';
import { SectionNav } from './section-nav';
import { SignInEnded } from './sign-in-ended';
import { TopBar } from './top-bar';

/** What stands around every page: pages on the left, place and freshness on top. */
export function Shell({ children }: { children: ReactNode }) {
  const { cluster, session } = usePlace();
  const ended = useEndedSignIn() !== undefined;
  return (
    <LiveProvider cluster={cluster} who={ended ? undefined : session?.actor.name}>
      <PaletteProvider>
        <div className="min-h-dvh md:grid md:grid-cols-[216px_minmax(0,1fr)]">
          <aside className="bg-panel sticky top-0 hidden h-dvh border-r px-2.5 py-3.5 md:flex md:flex-col">
            <div className="px-2 pb-2">
              <Brand />
            </div>
            <SectionNav />
            <div className="mt-auto px-2.5">
              <Installed cluster={cluster} />
            </div>
          </aside>
          <div className="min-w-0">
            <TopBar cluster={cluster} session={session} />
            <main
              id="main"
              tabIndex={-1}
              className="flex max-w-[1320px] flex-col gap-3.5 px-3.5 pt-4 pb-10 md:px-5.5 md:pt-5"
            >
              <ClusterGate cluster={cluster}>{children}</ClusterGate>
            </main>
          </div>
        </div>
        <Keys />
        <SignInEnded />
      </PaletteProvider>
    </LiveProvider>
  );
}
