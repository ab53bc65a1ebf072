import {
  Archive,
  CircleFadingArrowUp,
  FileBadge,
  KeyRound,
  ListChecks,
  Package,
  Stamp,
  type LucideIcon,
} from 'lucide-react';
import type { Route } from 'next';

import type { Resource } from '@/shared/actor';

export interface Section {
  readonly path: Route;
  readonly title: string;
  readonly icon: LucideIcon;
  /** What is counted beside its name. */
  readonly counts?: 'certificates' | 'issuers' | 'secrets';
  /** What this page stands on: its freshness is the one shown. None: it says itself how old it is. */
  readonly kinds: readonly Resource[];
}

export const sections: readonly Section[] = [
  {
    path: '/certificates',
    title: 'Certificates',
    icon: FileBadge,
    counts: 'certificates',
    kinds: ['certificates'],
  },
  {
    path: '/issuers',
    title: 'Issuers',
    icon: Stamp,
    counts: 'issuers',
    kinds: ['issuers', 'clusterissuers'],
  },
  { path: '/secrets', title: 'Secrets', icon: KeyRound, counts: 'secrets', kinds: ['secrets'] },
  { path: '/installation', title: 'Installation', icon: Package, kinds: [] },
];

export interface ActSection {
  readonly path: Route;
  readonly title: string;
  readonly icon: LucideIcon;
  /** Where the wizard is whose results this page lists. */
  readonly wizard?: Route;
}

/** What is done to a cluster, and what was. */
export const actSections: readonly ActSection[] = [
  { path: '/upgrade', title: 'Upgrade', icon: CircleFadingArrowUp },
  { path: '/bundles', title: 'Backup', icon: Archive, wizard: '/backup' },
  { path: '/runs', title: 'Runs', icon: ListChecks },
];

/** The section that a path belongs to; the first where it belongs to none. */
export function sectionOf(pathname: string): Section | undefined {
  return (
    sections.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`)) ?? sections[0]
  );
}
