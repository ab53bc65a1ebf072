import { z } from 'zod';

/** One cluster of the kubeconfig, and whether its API server answers now. */
export const clusterInfo = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('connected'),
    name: z.string(),
    server: z.string(),
    /** Kubernetes' version, `v1.33.13`. */
    version: z.string(),
  }),
  z.object({
    state: z.literal('failed'),
    name: z.string(),
    server: z.string(),
    code: z.string(),
    why: z.string(),
  }),
]);
export type ClusterInfo = z.infer<typeof clusterInfo>;

export const clusterList = z.object({
  clusters: z.array(clusterInfo),
  /** The one that the kubeconfig calls its current context. */
  current: z.string().optional(),
  /** Why no cluster could be read from the kubeconfig at all: missing, unreadable, not YAML, no contexts. */
  problem: z.string().optional(),
});
export type ClusterList = z.infer<typeof clusterList>;
