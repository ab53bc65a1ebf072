import type { Session } from '@/shared/session';

/** The cluster that an address speaks of: the one it names, else the kubeconfig's current one, else the first. */
export function currentCluster(
  named: string | null,
  session: Pick<Session, 'clusters' | 'current'>,
): string | undefined {
  return named ?? session.current ?? session.clusters[0];
}
