import { resources, within } from '@/shared/actor';
import { besides } from '@/shared/beside';
import { byEach } from '@/shared/by-each';
import type { LiveMessage } from '@/shared/live';

import type { Identity } from '../auth/identity';
import type { Change } from '../inventory/changes';
import { cursorOf, followChanges } from '../inventory/follow-changes';
import { freshnessFor } from '../inventory/freshness-for';
import type { Inventory } from '../inventory/inventory';
import type { Scopes } from '../inventory/scopes';
import { besideSeen, isBeside, whereOf } from './beside-seen';
import { type ClusterView, clusterView } from './cluster-view';
import type { Cursors } from './live-cursor';
import type { Told, Telling } from './live-told';

/** More keys, or things that they belong to, than these in one message are not worth telling apart. */
const mostKeys = 100;
const mostLinks = 1_000;

/** How often the age of the data is told though nothing changed, while unseen changes come without a pause. */
const beat = 2_000;

function isListed(scopes: Scopes, { resource, namespace }: Change): boolean {
  if (isBeside(resource)) return false;
  if (resource === 'clusterissuers') return scopes.clusterissuers.of === 'cluster';
  return namespace === undefined || within(scopes[resource], namespace);
}

/** `seen`: by `whereOf`. A whole kind read anew says nothing about any object. */
const isSeenBeside = (seen: ReadonlySet<string>, change: Change): boolean =>
  isBeside(change.resource) && (change.name === undefined || seen.has(whereOf(change)));

/** Undefined where they are too many. */
function linksIn(changes: readonly Change[]): ReadonlySet<string> | undefined {
  const found = new Set<string>();
  for (const { links } of changes) {
    if (!links || found.size > mostLinks) return undefined;
    for (const link of links) found.add(link);
  }
  return found;
}

/** Of these kinds; `seen` undefined: everything may have changed. */
function messages(
  cluster: string,
  kinds: readonly Change['resource'][],
  seen: readonly Change[] | undefined,
): LiveMessage[] {
  if (!seen) return kinds.map((resource) => ({ kind: 'changed', cluster, resource }));
  return kinds.flatMap((resource): LiveMessage[] => {
    const of = seen.filter((change) => change.resource === resource);
    if (of.length === 0) return [];
    const keys = new Set(
      of.map(({ namespace, name }) => (namespace ? `${namespace}/${name}` : (name ?? ''))),
    );
    const links = linksIn(of);
    const apart = keys.size <= mostKeys && of.every(({ name }) => name !== undefined);
    if (!apart || !links) return [{ kind: 'changed', cluster, resource }];
    return [{ kind: 'changed', cluster, resource, keys: [...keys], links: [...links] }];
  });
}

function freshnessMessage(inventory: Inventory, scopes: Scopes): LiveMessage {
  const of = byEach(resources, (resource) => freshnessFor(inventory, scopes, resource));
  return { kind: 'freshness', cluster: inventory.cluster.name, of, now: Date.now() };
}

/** Where something of the lists has changed. */
function namespacesIn(changes: readonly Change[] = []): string[] {
  const listed = changes.filter(({ resource }) => !isBeside(resource));
  return [...new Set(listed.flatMap(({ namespace }) => namespace ?? []))];
}

/** Returns whether there was anything to tell. */
async function* tellChanges(
  identity: Identity,
  { scopes, asActor }: ClusterView,
  changes: readonly Change[] | undefined,
): AsyncGenerator<Told, boolean> {
  const cluster = asActor.name;
  const listed = changes?.filter((change) => isListed(scopes, change));
  const ofLists = messages(cluster, resources, listed);
  for (const message of ofLists) yield { message };
  // A thousand namespaces may have to be asked about, and the lists do not wait for that.
  const seen = await besideSeen(identity, asActor, changes);
  const others = changes?.filter((change) => isSeenBeside(seen, change));
  const ofOthers = messages(cluster, besides, others);
  for (const message of ofOthers) yield { message };
  return ofLists.length + ofOthers.length > 0;
}

/** What one person is told of the objects of one cluster, from where `before` left them. */
export async function* liveInventory(
  identity: Identity,
  cluster: string,
  before: Cursors | undefined,
  signal: AbortSignal,
): Telling {
  const { inventory, scopes: first } = await clusterView(identity, cluster);
  // Whoever was here before and did not follow it, or brings a cursor of another start, has to read everything again.
  let told = before ? (before.inventory ?? 'unknown') : cursorOf(inventory.changes);
  let toldAt = Date.now();
  yield { message: freshnessMessage(inventory, first), cursor: told };
  for await (const { cursor, changes } of followChanges(inventory.changes, told, signal)) {
    // Rights may have changed since the stream began.
    const view = await clusterView(identity, cluster, namespacesIn(changes));
    const isNews = yield* tellChanges(identity, view, changes);
    // Neither a message nor a number of its own tells that something changed which may not be seen.
    if (!isNews && changes?.length !== 0 && Date.now() - toldAt < beat) continue;
    if (isNews) told = cursor;
    toldAt = Date.now();
    yield { message: freshnessMessage(inventory, view.scopes), cursor: told };
  }
}
