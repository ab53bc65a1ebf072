import { Failure } from '@/shared/failure';
import type { JournalEvent } from '@/shared/run';

import type { Cluster } from '../kube/cluster';
import type { KubeObject } from '../kube/object';
import { observe } from '../kube/observe';
import { configMaps, home, journalOf } from './objects';
import { readJournal } from './read-journal';
import { eventsIn, readSegment } from './segment';

/**
 * A run's events after that number, in batches, as the API server has them, until `signal` aborts: whoever follows
 * sees only what a crash cannot take back. A Failure when the run is gone, may not be read, or was changed.
 */
export async function* followRun(
  at: Cluster,
  id: string,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<readonly JournalEvent[]> {
  let last = after;
  const labelSelector = journalOf(id);
  const seen = observe(at, configMaps, { namespace: home, labelSelector, signal });
  for await (const observed of seen) {
    if (observed.type === 'DELETED') {
      if (isHeadOf(observed.object, id)) throw gone(id);
      continue;
    }
    const events =
      observed.type === 'LISTED' ? readJournal(observed.objects).events : eventsOf(observed.object);
    const news = events.filter(({ n }) => n > last);
    // That there is nothing new is told once it is certain: the reader knows then that it has all.
    if (news.length === 0 && observed.type !== 'LISTED') continue;
    last = news.at(-1)?.n ?? last;
    yield news;
  }
}

const isHeadOf = ({ metadata }: KubeObject, id: string) => metadata.name === `run-${id}`;

function eventsOf(object: KubeObject): readonly JournalEvent[] {
  const segment = readSegment(object);
  return segment ? eventsIn(segment) : [];
}

const gone = (id: string) =>
  new Failure('not-found', `Run ${id} was removed while it was followed.`);
