import { perProcess } from '@/shared/per-process';

import type { Cluster } from '../kube/cluster';
import { turns } from '../kube/turns';

/** A thousand namespaces are a thousand reviews: as many at once would be refused (429), or crowd others out. */
const most = 16;
/** What is asked ahead of time has a quarter of a minute, and must not keep what is asked for now from its answer. */
const mostAhead = 2;
const byServer = perProcess('review-turns', () => new Map<string, ReturnType<typeof turns>>());

/** Asks the API server about somebody's rights when it is this question's turn. */
export function reviewTurn<Answer>(
  { server }: Cluster,
  ahead: boolean,
  ask: () => Promise<Answer>,
): Promise<Answer> {
  const key = `${server} ${ahead}`;
  const found = byServer.get(key) ?? turns(ahead ? mostAhead : most);
  byServer.set(key, found);
  return found(ask);
}
