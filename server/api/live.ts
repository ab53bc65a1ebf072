import { tracked } from '@trpc/server';
import { z } from 'zod';

import { resources, within } from '@/shared/actor';
import { byEach } from '@/shared/by-each';
import { Failure } from '@/shared/failure';
import { type LiveMessage, liveTopics } from '@/shared/live';

import type { Identity } from '../auth/identity';
import { notSignedIn } from '../auth/not-signed-in';
import { isOver } from '../auth/sessions';
import type { Change, Changes } from '../inventory/changes';
import { cursorOf, followChanges } from '../inventory/follow-changes';
import { freshnessFor } from '../inventory/freshness-for';
import type { Inventory } from '../inventory/inventory';
import type { Scopes } from '../inventory/scopes';
import { clusterView } from './cluster-view';
import { failureToTrpc } from './failure-to-trpc';
import { shutdown } from './shutdown';
import { procedure } from './trpc';

/** More keys than this in one message are not worth telling apart. */
const mostKeys = 100;

function visible(scopes: Scopes, { resource, namespace }: Change): boolean {
  if (resource === 'clusterissuers') return scopes.clusterissuers.of === 'cluster';
  // A whole kind read anew says nothing about any object.
  return namespace === undefined || within(scopes[resource], namespace);
}

function messages(
  cluster: string,
  scopes: Scopes,
  changes: readonly Change[] | undefined,
): LiveMessage[] {
  if (!changes) return resources.map((resource) => ({ kind: 'changed', cluster, resource }));
  const seen = changes.filter((change) => visible(scopes, change));
  return resources.flatMap((resource): LiveMessage[] => {
    const of = seen.filter((change) => change.resource === resource);
    if (of.length === 0) return [];
    const keys = new Set(
      of.map(({ namespace, name }) => (namespace ? `${namespace}/${name}` : (name ?? ''))),
    );
    const apart = keys.size <= mostKeys && of.every(({ name }) => name !== undefined);
    return [{ kind: 'changed', cluster, resource, ...(apart && { keys: [...keys] }) }];
  });
}

function freshnessMessage(inventory: Inventory, scopes: Scopes): LiveMessage {
  const of = byEach(resources, (resource) => freshnessFor(inventory, scopes, resource));
  return { kind: 'freshness', cluster: inventory.cluster.name, of, now: Date.now() };
}

/** Where a reader goes on. The id comes back as it was sent, so it must not hold what ends a line of the stream. */
function startAt(lastEventId: string | null | undefined, changes: Changes): string {
  if (!lastEventId) return cursorOf(changes);
  return /^[\w:-]+$/.test(lastEventId) ? lastEventId : 'unknown';
}

function* namespacesIn(changes: readonly Change[] = []): Generator<string> {
  for (const { namespace } of changes) if (namespace) yield namespace;
}

/** How often the age of the data is told though nothing changed, while unseen changes come without a pause. */
const beat = 2_000;

/** An error and not an end: the browser comes back, and is told to read everything again. */
const changedContext = (cluster: string) =>
  new Failure(
    'unavailable',
    `The kubeconfig says something else of cluster ${cluster} now. The stream begins anew.`,
  );

/** Batches come at every beat of the cluster's heart, so a stream ends soon after its session. */
const isEnded = ({ session }: Identity) => session !== undefined && isOver(session);

/** What one person is told of one cluster, until `stop` aborts or their session is over. */
async function* follow(
  identity: Identity,
  cluster: string,
  lastEventId: string | null | undefined,
  stop: AbortSignal,
) {
  const { inventory, scopes: first } = await clusterView(identity, cluster);
  const end = AbortSignal.any([stop, inventory.ended]);
  let told = startAt(lastEventId, inventory.changes);
  let toldAt = Date.now();
  yield tracked(told, freshnessMessage(inventory, first));
  for await (const { cursor, changes } of followChanges(inventory.changes, told, end)) {
    if (isEnded(identity)) return;
    // Rights may have changed since the stream began.
    const { scopes } = await clusterView(identity, cluster, namespacesIn(changes));
    const news = messages(cluster, scopes, changes);
    // Neither a message nor a number of its own tells that something changed which may not be seen.
    const isUnseen = news.length === 0 && changes?.length !== 0;
    if (isUnseen && Date.now() - toldAt < beat) continue;
    for (const message of news) yield tracked(told, message);
    // Only the last message of a batch moves the cursor: cut off before it, all of the batch is told again.
    if (news.length > 0) told = cursor;
    toldAt = Date.now();
    yield tracked(told, freshnessMessage(inventory, scopes));
  }
  if (inventory.ended.aborted) throw changedContext(cluster);
}

/** The stream of one browser tab: what changed in the followed cluster, and how old its data is. */
export const live = procedure
  .input(z.object({ topics: liveTopics, lastEventId: z.string().max(200).nullish() }))
  .subscription(async function* ({ ctx: { identity }, input, signal }) {
    const { inventory: topic } = input.topics;
    if (!topic)
      throw failureToTrpc(
        new Failure(
          'invalid',
          'Follow at least one topic, for example {"inventory":{"cluster":"NAME"}}.',
        ),
        true,
      );
    const stop = AbortSignal.any([shutdown.signal, ...(signal ? [signal] : [])]);
    try {
      yield* follow(identity, topic.cluster, input.lastEventId, stop);
    } catch (error) {
      throw failureToTrpc(error, identity.actor.via !== 'link');
    }
    if (isEnded(identity)) throw failureToTrpc(notSignedIn(), true);
    // A clean end would tell the browser not to come back.
    if (shutdown.signal.aborted)
      throw failureToTrpc(new Failure('unavailable', 'Certferry is restarting.'), true);
  });
