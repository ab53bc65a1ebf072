'use client';

import { createContext, use } from 'react';

const ClusterContext = createContext<string | undefined>(undefined);
export const ClusterProvider = ClusterContext;

/** The cluster that the page shows. */
export function useCluster(): string {
  const cluster = use(ClusterContext);
  if (cluster === undefined) throw new Error('useCluster needs a ClusterProvider above it.');
  return cluster;
}
