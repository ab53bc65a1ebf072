import type { Query, QueryClient, QueryKey } from '@tanstack/react-query';

import { type Resource, resources } from '@/shared/actor';
import { type Beside, besides } from '@/shared/beside';
import { linkTopic } from '@/shared/made-of';

import { affectedBy } from './affected-by';
import { createRounds } from './create-rounds';
import { isDetail, isInstallation, isMadeOf } from './made-of';

/**
 * Milliseconds between two readings: a list is answered from memory, a page about one object by the API server, and one
 * about cert-manager itself, of which a roll-out changes much in a few seconds, by many questions and by logs.
 */
const [quiet, detailQuiet, installationQuiet] = [50, 500, 2_000];

interface Change {
  readonly resource: Resource | Beside;
  /** Undefined: any of the kind. */
  readonly keys?: readonly string[] | undefined;
  readonly links?: readonly string[] | undefined;
}

/**
 * Reads answers again when the cluster changed: lists at any change of their kinds, the answers about one object only
 * when what they are made of has changed. Changes within a moment count as one, and an answer that was asked for before
 * the change and is still on its way is neither cancelled nor trusted.
 */
export function createRefresher(queryClient: QueryClient, cluster: string) {
  const lists = createRounds(quiet, async (answers) => {
    const predicate = ({ queryKey }: Query) =>
      concerns(queryKey, answers, cluster) && !isDetail(queryKey);
    const onTheirWay = queryClient.isFetching({ predicate });
    await queryClient.invalidateQueries({ predicate }, { cancelRefetch: false });
    return onTheirWay > 0 ? 'again' : 'done';
  });

  function roundsOf(rest: number, which: (queryKey: QueryKey) => boolean) {
    const ours = ({ queryKey }: Query) =>
      isDetail(queryKey) && which(queryKey) && isOf(queryKey, cluster);
    return createRounds(rest, async (topics) => {
      // What one on its way is made of is known when it is there: then it is asked about the same topics.
      const predicate = (query: Query) =>
        ours(query) &&
        (query.state.fetchStatus === 'fetching' || isMadeOf(queryClient, query, topics));
      const onTheirWay = queryClient.isFetching({ predicate: ours });
      await queryClient.invalidateQueries({ predicate }, { cancelRefetch: false });
      return onTheirWay > 0 ? 'again' : 'done';
    });
  }
  const details = [
    roundsOf(detailQuiet, (queryKey) => !isInstallation(queryKey)),
    roundsOf(installationQuiet, isInstallation),
  ];

  return {
    changed({ resource, keys, links = [] }: Change) {
      if (isListed(resource)) lists.add(affectedBy[resource]);
      const topics = keys
        ? [
            ...keys.map((key) => `${resource}/${key}`),
            ...links.map((link) => linkTopic(resource, link)),
          ]
        : [resource];
      for (const rounds of details) rounds.add(topics);
    },
    all() {
      lists.add(Object.values(affectedBy).flat());
      for (const rounds of details) rounds.add([...resources, ...besides]);
    },
    stop() {
      lists.stop();
      for (const rounds of details) rounds.stop();
    },
  };
}

const isListed = (resource: Change['resource']): resource is Resource =>
  Object.hasOwn(affectedBy, resource);

/** tRPC's keys are `[[router, procedure], { input }]`. */
function concerns(queryKey: QueryKey, answers: ReadonlySet<string>, cluster: string): boolean {
  const [path] = queryKey;
  if (!Array.isArray(path) || !answers.has(String(path[0]))) return false;
  // A log is read when somebody asks for it: each time it is megabytes from the nodes.
  if (path.join('.') === 'certificates.logs') return false;
  return isOf(queryKey, cluster);
}

function isOf([, options]: QueryKey, cluster: string): boolean {
  if (typeof options !== 'object' || options === null || !('input' in options)) return false;
  const { input } = options;
  return (
    typeof input === 'object' && input !== null && 'cluster' in input && input.cluster === cluster
  );
}
