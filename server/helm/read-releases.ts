import type { Cluster } from '../kube/cluster';
import { list } from '../kube/list';
import { type Revision, revisionOf } from './revision';

/** A release's record may be up to 1 MiB: no more of them than this in one answer. */
const limit = 20;

export interface ReleaseSelection {
  /** Absent: the whole cluster, which may be much. */
  readonly namespace?: string;
  /** The release's name; absent: all of them. */
  readonly name?: string;
  readonly signal?: AbortSignal;
}

/**
 * The revisions of Helm's releases as their Secrets hold them, the newest of each release first. A record that cannot
 * be read is among them, and says why.
 */
export async function readReleases(
  cluster: Cluster,
  { namespace, name, signal }: ReleaseSelection = {},
): Promise<Revision[]> {
  const revisions: Revision[] = [];
  const pages = list(
    cluster,
    { version: 'v1', resource: 'secrets' },
    {
      labelSelector: name === undefined ? 'owner=helm' : `owner=helm,name=${name}`,
      fieldSelector: 'type=helm.sh/release.v1',
      limit,
      namespace,
      signal,
    },
  );
  for await (const { items } of pages)
    for (const secret of items) revisions.push(await revisionOf(secret));
  return revisions.toSorted(
    (a, b) =>
      a.namespace.localeCompare(b.namespace) ||
      a.name.localeCompare(b.name) ||
      b.revision - a.revision,
  );
}
