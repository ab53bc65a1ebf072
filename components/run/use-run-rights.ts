'use client';

import { useQuery } from '@tanstack/react-query';

import type { RunState } from '@/shared/run-state';

import { useTRPC } from '../query/trpc';

/** What this person lacks to steer the run as it stands; undefined while that is not known. */
export function useRunRights(cluster: string, { head, phase }: RunState) {
  const asked = useTRPC().runs.rights.queryOptions({ cluster, id: head.id });
  return useQuery({ ...asked, enabled: phase.is !== 'ended' }).data;
}
