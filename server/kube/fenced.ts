import type { Cluster } from './cluster';

/** The same API server and identity, whose writes ask `guardWrite` first and are told apart by `userAgent`. */
export function fenced(
  cluster: Cluster,
  fence: Required<Pick<Cluster, 'guardWrite' | 'userAgent'>>,
): Cluster {
  return { ...cluster, ...fence };
}
