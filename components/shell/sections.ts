import {
  Archive,
  CircleFadingArrowUp,
  FileBadge,
  FileClock,
  KeyRound,
  LayoutDashboard,
  ListChecks,
  Package,
  Stamp,
  type LucideIcon,
} from 'lucide-react';
import type { Route } from 'next';

import { type PageKinds, pageKinds } from '../live/page-kinds';

export interface Section {
  readonly path: Route;
  readonly title: string;
  readonly icon: LucideIcon;
  /** The letter that leads here after `g`. */
  readonly letter: string;
  /** What is counted beside its name. */
  readonly counts?: 'certificates' | 'issuers' | 'secrets' | 'requests';
  /** What this page stands on: its freshness is the one shown. None: it says itself how old it is. */
  readonly kinds: PageKinds;
}

export const sections: readonly Section[] = [
  {
    path: '/overview',
    title: 'Overview',
    icon: LayoutDashboard,
    letter: 'o',
    kinds: pageKinds.overview,
  },
  {
    path: '/certificates',
    title: 'Certificates',
    icon: FileBadge,
    letter: 'c',
    counts: 'certificates',
    kinds: pageKinds.certificates,
  },
  {
    path: '/issuers',
    title: 'Issuers',
    icon: Stamp,
    letter: 'i',
    counts: 'issuers',
    kinds: pageKinds.issuers,
  },
  {
    path: '/secrets',
    title: 'Secrets',
    icon: KeyRound,
    letter: 's',
    counts: 'secrets',
    kinds: pageKinds.secrets,
  },
  {
    path: '/requests',
    title: 'Requests',
    icon: FileClock,
    letter: 'q',
    counts: 'requests',
    kinds: pageKinds.requests,
  },
  {
    path: '/installation',
    title: 'Installation',
    icon: Package,
    letter: 'n',
    kinds: pageKinds.none,
  },
];

export interface ActSection {
  readonly path: Route;
  readonly title: string;
  readonly icon: LucideIcon;
  readonly letter: string;
  /** Where the wizard is whose results this page lists. */
  readonly wizard?: Route;
}

/** What is done to a cluster, and what was. */
export const actSections: readonly ActSection[] = [
  { path: '/upgrade', title: 'Upgrade', icon: CircleFadingArrowUp, letter: 'u' },
  { path: '/bundles', title: 'Backup', icon: Archive, letter: 'b', wizard: '/backup' },
  { path: '/runs', title: 'Runs', icon: ListChecks, letter: 'r' },
];

/** The section that a path belongs to; the first where it belongs to none. */
export function sectionOf(pathname: string): Section | undefined {
  return (
    sections.find(({ path }) => pathname === path || pathname.startsWith(`${path}/`)) ?? sections[0]
  );
}

/** The letters that lead to pages after `g`, and the pages' titles. */
export const goKeys = [...sections, ...actSections].map(
  ({ letter, title }) => [letter, title] as const,
);

/** Where a letter leads after `g`. */
export function goesTo(letter: string): Route | undefined {
  return [...sections, ...actSections].find((one) => one.letter === letter)?.path;
}
