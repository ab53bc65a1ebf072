import { perProcess } from '@/shared/per-process';

import type { Cluster } from '../kube/cluster';
import { turns } from '../kube/turns';

/** A thousand namespaces are a thousand reviews: as many at once would be refused (429), or crowd others out. */
const most = 16;
const byServer = perProcess('review-turns', () => new Map<string, ReturnType<typeof turns>>());

/** Asks the API server about somebody's rights when it is this question's turn. */
export function reviewTurn<Answer>({ server }: Cluster, ask: () => Promise<Answer>) {
  const found = byServer.get(server) ?? turns(most);
  byServer.set(server, found);
  return found(ask);
}
