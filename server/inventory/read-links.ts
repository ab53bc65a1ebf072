import { within } from '@/shared/actor';

import type { Part } from '../domain/diagnosis/chain';
import type { RawObject } from '../domain/raw-object';
import type { Cluster } from '../kube/cluster';
import { get } from '../kube/get';
import { list } from '../kube/list';
import { turns } from '../kube/turns';
import { freshnessOf, type Inventory } from './inventory';
import { kinds } from './kinds';
import { readPart } from './read-part';
import type { Scopes } from './scopes';

/** Who asks, and what Certferry keeps of the cluster meanwhile. */
export interface Asking {
  readonly inventory: Inventory;
  readonly scopes: Scopes;
  readonly asActor: Cluster;
}

/** One issuance has one request, one Order and a Challenge a name; what has more is told of its first ones. */
const most = 100;
/** So many questions at once for one page. */
const atOnce = 16;

type Link = 'certificaterequests' | 'orders' | 'challenges';

interface Wanted<Facts> {
  readonly resource: Link;
  readonly project: (object: unknown) => Facts;
  readonly rows: ReadonlyMap<string, Facts>;
  readonly wanted: (facts: Facts) => boolean;
}

/** Whether the shared copy says now what there is, to this person. */
function knows({ inventory, scopes }: Asking, resource: Link, namespace: string): boolean {
  return within(scopes[resource], namespace) && freshnessOf(inventory, resource).state === 'live';
}

/**
 * The whole objects of those that are wanted, with the actor's own rights: found in the shared copy and read one by one.
 * Only where that copy does not say what there is, a namespace is listed, page by page.
 */
export function readLinks<Facts extends { readonly namespace: string; readonly name: string }>(
  asking: Asking,
  namespace: string,
  { resource, project, rows, wanted }: Wanted<Facts>,
): Promise<Part<RawObject[]>> {
  const { asActor } = asking;
  return readPart(async () => {
    const found: RawObject[] = [];
    if (!knows(asking, resource, namespace)) {
      for await (const { items } of list(asActor, kinds[resource], { namespace }))
        found.push(...items.filter((one) => wanted(project(one))));
      return found;
    }
    const names: string[] = [];
    for (const facts of rows.values())
      if (facts.namespace === namespace && names.length < most && wanted(facts))
        names.push(facts.name);
    const turn = turns(atOnce);
    const all = await Promise.all(
      names.map((name) => turn(() => get(asActor, kinds[resource], namespace, name))),
    );
    // What is gone meanwhile is told of by a change.
    return all.filter((one) => one !== undefined);
  });
}
