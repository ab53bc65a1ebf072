'use client';

import { Search } from 'lucide-react';
import { usePathname, useRouter } from 'next/navigation';
import { throttle, useQueryStates } from 'nuqs';
import type { SubmitEvent } from 'react';

import { listParams, placeOf } from '../address/params';
import { sections } from './sections';

/** The text filter of every list; elsewhere Enter takes the text to the certificates. */
export function SearchField() {
  const pathname = usePathname();
  const router = useRouter();
  const onList = sections.some(({ path, counts }) => counts && path === pathname);
  const [{ q, cluster, ns }, set] = useQueryStates(listParams, {
    limitUrlUpdates: throttle(200),
  });

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (onList) return;
    router.push(`/certificates?${placeOf({ cluster, ns, q }).slice(1)}`);
  }

  return (
    <search className="relative order-6 min-w-0 flex-1 basis-40 md:order-none md:max-w-[440px]">
      <form onSubmit={submit}>
        <Search aria-hidden className="text-faint absolute top-2.5 left-2.5 size-3.5" />
        <input
          id="search"
          type="search"
          value={q}
          maxLength={253}
          onChange={({ target }) => void set({ q: target.value, offset: null })}
          placeholder="Find a name, DNS name, serial…"
          aria-label="Find a name, DNS name or serial"
          aria-keyshortcuts="/"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          className="field placeholder:text-faint h-[34px] pr-2 pl-8 md:pr-12"
        />
        <kbd aria-hidden className="absolute top-2 right-2.5 hidden md:block">
          /
        </kbd>
      </form>
    </search>
  );
}
