'use client';

import { useQuery } from '@tanstack/react-query';
import { Check, ChevronDown, Server, TriangleAlert } from 'lucide-react';
import { useQueryStates } from 'nuqs';
import { Popover } from 'radix-ui';
import { useState } from 'react';

import type { ClusterInfo } from '@/shared/cluster';

import { clusterParams } from '../address/params';
import { useTRPC } from '../query/trpc';
import { classes } from '../text/classes';
import { Text } from '../text/text';
import { visibleText } from '../text/visible-text';

/** All contexts of the kubeconfig; one that does not answer says why and can be chosen all the same. */
export function ClusterPicker({ cluster }: { cluster: string | undefined }) {
  const [open, setOpen] = useState(false);
  const [, set] = useQueryStates(clusterParams, { history: 'push' });
  const { data } = useQuery(useTRPC().clusters.list.queryOptions());
  const clusters = data?.clusters ?? [];
  const failed = clusters.some(({ name, state }) => name === cluster && state === 'failed');

  function choose(name: string) {
    setOpen(false);
    void set({ cluster: name, ns: null, state: null, q: null, offset: null });
  }

  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="pick max-w-34 min-w-0 md:max-w-60">
        <Server aria-hidden className="text-faint size-3.5 shrink-0 md:hidden" />
        <span className="second text-faint sr-only md:not-sr-only">cluster</span>
        <span className="truncate" title={cluster && visibleText(cluster)}>
          <Text>{cluster ?? 'none'}</Text>
        </span>
        {failed && <TriangleAlert aria-label="does not answer" className="text-bad size-3.5" />}
        <ChevronDown aria-hidden className="text-faint size-3.5 shrink-0" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          aria-label="Clusters"
          className="popover w-80"
        >
          <ul className="flex flex-col">
            {clusters.map((one) => (
              <li key={one.name}>
                <button
                  type="button"
                  aria-current={one.name === cluster}
                  onClick={() => choose(one.name)}
                  className="hover:bg-code flex w-full items-start gap-2 rounded-md px-2 py-1.5 text-left"
                >
                  <Check
                    aria-hidden
                    className={classes(
                      'mt-0.5 size-4 shrink-0',
                      one.name !== cluster && 'invisible',
                    )}
                  />
                  <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">
                    <Text>{one.name}</Text>
                    <Answer cluster={one} />
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Answer({ cluster }: { cluster: ClusterInfo }) {
  if (cluster.state === 'connected')
    return (
      <span className="second block">
        <Text>{`Kubernetes ${cluster.version} · ${cluster.server}`}</Text>
      </span>
    );
  return (
    <span className="text-bad block text-[12.5px]">
      <Text>{cluster.why}</Text>
    </span>
  );
}
