import { tracked } from '@trpc/server';
import { z } from 'zod';

import { Failure } from '@/shared/failure';
import { type LiveTopics, liveTopics } from '@/shared/live';

import type { Identity } from '../auth/identity';
import { notSignedIn } from '../auth/not-signed-in';
import { isOver } from '../auth/sessions';
import { inventoryOf } from '../inventory/inventories';
import { findCluster } from '../kube/kubeconfig';
import { failureToTrpc } from './failure-to-trpc';
import { type Cursors, cursorsOf, eventId } from './live-cursor';
import { liveInventory } from './live-inventory';
import { liveLogs } from './live-logs';
import { liveRun } from './live-run';
import { mergeTellings } from './merge-tellings';
import { shutdown } from './shutdown';
import { procedure } from './trpc';

/** How often a stream asks whether its session is over; milliseconds. */
const heartbeat = 1_000;

/** An error and not an end: the browser comes back, and is told to read everything again. */
const changedContext = (cluster: string) =>
  new Failure(
    'unavailable',
    `The kubeconfig says something else of cluster ${cluster} now. The stream begins anew.`,
  );

const isEnded = ({ session }: Identity) => session !== undefined && isOver(session);

/** The one cluster that all topics are about. */
function clusterOf({ inventory, run, logs }: LiveTopics): string {
  const [first, ...others] = [inventory, run, logs].flatMap((topic) => topic?.cluster ?? []);
  if (first === undefined)
    throw new Failure(
      'invalid',
      'Follow at least one topic, for example {"inventory":{"cluster":"NAME"}}.',
    );
  if (others.every((other) => other === first)) return first;
  throw new Failure(
    'invalid',
    'All topics of one stream must name the same cluster. Open a stream for each cluster.',
  );
}

/** What one person is told of one cluster, until `stop` aborts. */
async function* follow(
  identity: Identity,
  topics: LiveTopics,
  before: Cursors | undefined,
  stop: AbortSignal,
) {
  const name = clusterOf(topics);
  const cluster = findCluster(name);
  const at = identity.on(cluster);
  const { ended } = inventoryOf(cluster);
  const over = new AbortController();
  const timer = setInterval(() => isEnded(identity) && over.abort(), heartbeat);
  const end = AbortSignal.any([stop, ended, over.signal]);
  const { inventory, run, logs } = topics;
  let cursors: Cursors = { ...before, ...(logs && { logs: before?.logs ?? '' }) };
  try {
    const told = mergeTellings({
      ...(inventory && { inventory: liveInventory(identity, name, before, end) }),
      ...(run && { run: liveRun(at, run, before, end) }),
      ...(logs && { logs: liveLogs(at, logs, before, end) }),
    });
    for await (const { topic, message, cursor } of told) {
      if (end.aborted) break;
      if (cursor !== undefined) cursors = { ...cursors, [topic]: cursor };
      yield tracked(eventId(cursors), message);
    }
  } finally {
    clearInterval(timer);
    over.abort();
  }
  if (ended.aborted) throw changedContext(name);
}

/** The stream of one browser tab: what changed, how old the data is, what a run does, what the components log. */
export const live = procedure
  .meta({
    about:
      'A stream of server-sent events about one cluster: what changed in it and how old the data is, what one run does, what the components log. Each event has an id; send the last one as `lastEventId` to go on without loss.',
  })
  .input(z.object({ topics: liveTopics, lastEventId: z.string().max(2_000).nullish() }))
  .subscription(async function* ({ ctx: { identity }, input, signal }) {
    const stop = AbortSignal.any([shutdown.signal, ...(signal ? [signal] : [])]);
    try {
      yield* follow(identity, input.topics, cursorsOf(input.lastEventId), stop);
    } catch (error) {
      throw failureToTrpc(error, identity.actor.via !== 'link');
    }
    if (isEnded(identity)) throw failureToTrpc(notSignedIn(), true);
    // A clean end would tell the browser not to come back.
    if (shutdown.signal.aborted)
      throw failureToTrpc(new Failure('unavailable', 'Certferry is restarting.'), true);
  });
