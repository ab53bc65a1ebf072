'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';

import type { WizardName } from '@/shared/run';

import { useTRPC } from '../query/trpc';

/** A refused start: what the server said, and which plan it was about. */
export interface RefusedStart {
  readonly message: string;
  readonly hash: string;
}

/** The plan for these answers as the cluster is now. It is made again only when somebody asks: it costs the cluster reads. */
export function usePlan(cluster: string, wizard: WizardName, answers: Record<string, unknown>) {
  const [last, setLast] = useState<RefusedStart & { readonly asked: string }>();
  const asked = JSON.stringify([cluster, answers]);
  const query = useQuery({
    ...useTRPC().wizards.plan.queryOptions({ cluster, wizard, answers }),
    refetchInterval: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  });

  return {
    answer: query.data,
    error: query.error,
    isLooking: query.isFetching,
    madeAt: query.dataUpdatedAt,
    // Of other answers it would say nothing.
    refused: last?.asked === asked ? last : undefined,
    lookAgain: () => {
      setLast(undefined);
      void query.refetch();
    },
    onRefused: (refusal: RefusedStart) => {
      setLast({ ...refusal, asked });
      void query.refetch();
    },
  };
}
