import { Failure } from '@/shared/failure';

import type { Part } from '../domain/diagnosis/chain';
import { componentSelector } from '../domain/installation';
import type { Cluster } from '../kube/cluster';
import { listAll } from '../kube/list';
import { installedIn, sourceOf } from './follow-logs';
import { readPart } from './read-part';
import { type HeardLine, readPodLog } from './read-pod-log';

const pods = { version: 'v1', resource: 'pods' };

/** Of each Pod: more would be megabytes for one page. */
export const linesLookedAt = 5_000;
/** Who waits longer than this for a log reads it with kubectl. */
const patience = 10_000;

export interface ReadLog {
  readonly pods: readonly { readonly namespace: string; readonly name: string }[];
  /** In the order of their times. */
  readonly lines: readonly HeardLine[];
}

/** What the controller's Pods have logged last that is wanted, with the actor's own rights, redacted. */
export function readControllerLog(
  at: Cluster,
  wanted: (text: string) => boolean,
): Promise<Part<ReadLog>> {
  return readPart(async () => {
    const signal = AbortSignal.timeout(patience);
    try {
      return await readAll(at, wanted, signal);
    } catch (error) {
      if (!signal.aborted) throw error;
      throw new Failure(
        'unavailable',
        `The log of cert-manager's controller in cluster ${at.name} did not come within ${patience / 1_000} s.`,
      );
    }
  });
}

async function readAll(
  at: Cluster,
  wanted: (text: string) => boolean,
  signal: AbortSignal,
): Promise<ReadLog> {
  const namespace = await installedIn(at);
  const options = { namespace, labelSelector: componentSelector, signal };
  const found = (await listAll(at, pods, options)).filter((pod) => sourceOf(pod) === 'controller');
  const read = await Promise.all(
    found.map((pod) => readPodLog(at, { pod, tailLines: linesLookedAt, wanted }, signal)),
  );
  return {
    pods: found.map(({ metadata }) => ({ namespace, name: metadata.name })),
    lines: read.flat().toSorted((a, b) => a.at - b.at),
  };
}
