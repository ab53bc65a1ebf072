'use client';

import Link from 'next/link';
import { usePathname } from 'next/navigation';

import { placeQuery } from '../address/place-query';
import { usePlace } from '../address/use-place';
import { SectionCount } from './section-count';
import { actSections, sections } from './sections';

/** The pages: what can be looked at, with what is to be seen on each, and what can be done. */
export function SectionNav({ onLeave }: { onLeave?: () => void }) {
  const pathname = usePathname();
  const { cluster, namespaces } = usePlace();
  const query = placeQuery(cluster, namespaces);
  return (
    <nav aria-label="Pages" className="flex flex-col gap-0.5">
      <p className={group}>Look</p>
      {sections.map(({ path, title, icon: Icon, counts }) => (
        <Link
          key={path}
          href={{ pathname: path, query }}
          prefetch={false}
          onClick={onLeave}
          aria-current={here(pathname, path)}
          className={entry}
        >
          <Icon aria-hidden className="size-4 shrink-0" />
          {title}
          {counts && <SectionCount of={counts} cluster={cluster} />}
        </Link>
      ))}
      <p className={group}>Act</p>
      {actSections.map(({ path, title, icon: Icon, wizard }) => (
        <Link
          key={path}
          href={{ pathname: path, query }}
          prefetch={false}
          onClick={onLeave}
          aria-current={here(pathname, path) ?? (pathname === wizard ? 'true' : undefined)}
          className={entry}
        >
          <Icon aria-hidden className="size-4 shrink-0" />
          {title}
        </Link>
      ))}
    </nav>
  );
}

const group = 'text-faint px-2.5 pt-3.5 pb-1 text-[11px] tracking-wide';
const entry =
  'text-muted hover:text-text aria-[current]:bg-accent-soft aria-[current]:text-text flex items-center gap-2.5 rounded-md px-2.5 py-1.5 aria-[current]:font-medium';

function here(pathname: string, path: string): 'page' | 'true' | undefined {
  if (pathname === path) return 'page';
  return pathname.startsWith(`${path}/`) ? 'true' : undefined;
}
