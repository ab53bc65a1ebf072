import type { Cluster } from './cluster';

/** The same API server and identity, whose writes ask `guardWrite` first, end in time and are told apart by `userAgent`. */
export function fenced(
  cluster: Cluster,
  fence: Required<Pick<Cluster, 'guardWrite' | 'userAgent' | 'writeTimeout'>>,
): Cluster {
  return { ...cluster, ...fence };
}
