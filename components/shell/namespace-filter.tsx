'use client';

import { ChevronDown, Layers } from 'lucide-react';
import { useQueryStates } from 'nuqs';
import { Popover } from 'radix-ui';
import { useState } from 'react';

import { listParams } from '../address/params';
import { useCounts } from '../address/use-counts';
import { count } from '../text/count';
import { Text } from '../text/text';

/** Narrows every page to some namespaces. */
export function NamespaceFilter({ cluster }: { cluster: string | undefined }) {
  const [{ ns }, set] = useQueryStates(listParams);
  const [find, setFind] = useState('');
  const { certificates, secrets } = useCounts(cluster);
  const known = new Set([
    ...(certificates.data?.namespaces ?? []),
    ...(secrets.data?.namespaces ?? []),
  ]);
  const all = [...new Set([...known, ...ns])].toSorted();
  const shown = all.filter((one) => one.includes(find.trim().toLowerCase()));

  function choose(namespaces: string[]) {
    void set({ ns: namespaces.length === 0 ? null : namespaces, offset: null });
  }

  return (
    <Popover.Root>
      <Popover.Trigger className="pick max-w-24 min-w-0 md:max-w-60">
        <Layers aria-hidden className="text-faint size-3.5 shrink-0 md:hidden" />
        <span className="second text-faint sr-only md:not-sr-only">namespaces</span>
        <span className="truncate">{summary(ns, known.size)}</span>
        <ChevronDown aria-hidden className="text-faint size-3.5 shrink-0" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          aria-label="Namespaces"
          className="popover flex w-72 flex-col gap-1"
        >
          <input
            type="search"
            value={find}
            onChange={({ target }) => setFind(target.value)}
            placeholder="Find a namespace"
            aria-label="Find a namespace"
            className="field placeholder:text-faint py-1"
          />
          <button
            type="button"
            className="btn-quiet self-start"
            disabled={ns.length === 0}
            onClick={() => choose([])}
          >
            Show all
          </button>
          {shown.map((one) => (
            <label key={one} className="hover:bg-code flex items-center gap-2 rounded-md px-2 py-1">
              <input
                type="checkbox"
                aria-label={one}
                className="size-3.5 accent-(--accent)"
                checked={ns.includes(one)}
                onChange={({ target }) =>
                  choose(target.checked ? [...ns, one] : ns.filter((other) => other !== one))
                }
              />
              <span className="mono min-w-0 break-all">
                <Text>{one}</Text>
              </span>
            </label>
          ))}
          {shown.length === 0 && (
            <p className="second px-2 py-1">No namespace has this in its name.</p>
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function summary(chosen: readonly string[], known: number): string {
  if (chosen.length === 0) return known === 0 ? 'all' : `all ${count(known)}`;
  return chosen.length === 1 ? (chosen[0] ?? '') : `${count(chosen.length)} of ${count(known)}`;
}
