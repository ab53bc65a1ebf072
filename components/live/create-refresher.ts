import type { QueryClient, QueryKey } from '@tanstack/react-query';

import type { Resource } from '@/shared/actor';

import { affectedBy } from './affected-by';

/** Milliseconds: the first change after a rest is read almost at once, with those of the same moment. */
const [moment, quiet] = [5, 50];

/**
 * Reads answers again when the cluster changed: changes within 50 ms of a read count as one, and an answer that was
 * asked for before the change and is still on its way is neither cancelled nor trusted.
 */
export function createRefresher(queryClient: QueryClient, cluster: string) {
  const dirty = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let readAt = -Infinity;

  function schedule() {
    if (running) return;
    timer ??= setTimeout(() => void refresh(), Math.max(moment, readAt + quiet - Date.now()));
  }

  async function refresh() {
    running = true;
    timer = undefined;
    const answers = new Set(dirty);
    dirty.clear();
    const predicate = ({ queryKey }: { queryKey: QueryKey }) =>
      concerns(queryKey, answers, cluster);
    const onTheirWay = queryClient.isFetching({ predicate });
    await queryClient.invalidateQueries({ predicate }, { cancelRefetch: false });
    if (onTheirWay > 0) for (const answer of answers) dirty.add(answer);
    running = false;
    readAt = Date.now();
    if (dirty.size > 0) schedule();
  }

  return {
    changed(resource: Resource) {
      for (const answer of affectedBy[resource]) dirty.add(answer);
      schedule();
    },
    all() {
      for (const answer of [...Object.values(affectedBy).flat(), 'installation']) dirty.add(answer);
      schedule();
    },
    stop() {
      clearTimeout(timer);
      dirty.clear();
    },
  };
}

/** tRPC's keys are `[[router, procedure], { input }]`. */
function concerns(queryKey: QueryKey, answers: ReadonlySet<string>, cluster: string): boolean {
  const [path, options] = queryKey;
  if (!Array.isArray(path) || !answers.has(String(path[0]))) return false;
  // A log is read when somebody asks for it: each time it is megabytes from the nodes.
  if (path.join('.') === 'certificates.logs') return false;
  if (typeof options !== 'object' || options === null || !('input' in options)) return false;
  const { input } = options;
  return (
    typeof input === 'object' && input !== null && 'cluster' in input && input.cluster === cluster
  );
}
