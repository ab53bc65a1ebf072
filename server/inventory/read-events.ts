import { textField } from '@/shared/fields';

import type { RawObject } from '../domain/raw-object';
import type { Cluster } from '../kube/cluster';
import { list } from '../kube/list';
import { turns } from '../kube/turns';

const events = { version: 'v1', resource: 'events' };
/** Of one object; cert-manager counts repeated ones up. */
const most = 200;
/** An issuance goes through fewer; what has more is told of its first ones. */
const mostObjects = 100;
/** So many questions at once for one page. */
const atOnce = 16;

/** The events about these objects, by uid: a namesake of before has its own. */
export async function readEvents(
  cluster: Cluster,
  objects: readonly RawObject[],
): Promise<RawObject[]> {
  const turn = turns(atOnce);
  const asked = objects.slice(0, mostObjects);
  const found = await Promise.all(asked.map((one) => turn(() => about(cluster, one))));
  return found.flat();
}

async function about(cluster: Cluster, object: RawObject): Promise<RawObject[]> {
  const uid = textField(object, 'metadata', 'uid');
  if (!uid) return [];
  // Those about what has no namespace are in `default`.
  const namespace = textField(object, 'metadata', 'namespace') ?? 'default';
  const fieldSelector = `involvedObject.uid=${uid}`;
  for await (const { items } of list(cluster, events, { namespace, fieldSelector, limit: most }))
    return [...items];
  return [];
}
