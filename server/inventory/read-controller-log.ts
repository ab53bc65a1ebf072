import { Failure, isFailure } from '@/shared/failure';
import { redactLine } from '@/shared/redact';

import type { LogLine, Part } from '../domain/diagnosis/chain';
import { componentSelector } from '../domain/installation';
import { parseLogLine } from '../domain/parse-log-line';
import type { Cluster } from '../kube/cluster';
import { followLog } from '../kube/follow-log';
import { listAll } from '../kube/list';
import type { KubeObject } from '../kube/object';
import { containerOf, installedIn, sourceOf } from './follow-logs';
import { readPart } from './read-part';

const pods = { version: 'v1', resource: 'pods' };

/** Of each Pod: more would be megabytes for one page. */
export const linesLookedAt = 5_000;
/** Who waits longer than this for a log reads it with kubectl. */
const patience = 10_000;

/** A line with how grave it is. */
export interface HeardLine extends LogLine {
  readonly at: number;
  readonly severity: ReturnType<typeof parseLogLine>['severity'];
}

export interface ReadLog {
  readonly pods: readonly { readonly namespace: string; readonly name: string }[];
  /** In the order of their times. */
  readonly lines: readonly HeardLine[];
}

async function linesOf(
  at: Cluster,
  pod: KubeObject,
  wanted: (text: string) => boolean,
  signal: AbortSignal,
): Promise<HeardLine[]> {
  const { name, namespace = '' } = pod.metadata;
  const of = { namespace, pod: name, container: containerOf(pod), timestamps: true };
  const found: HeardLine[] = [];
  const asked = { ...of, follow: false, tailLines: linesLookedAt };
  for await (const line of followLog(at, asked, signal)) {
    if (!wanted(line)) continue;
    const { at: time, severity, text } = parseLogLine(line, 0);
    const error = severity === 'error';
    found.push({ pod: { namespace, name }, at: time, severity, error, text: redactLine(text) });
  }
  return found;
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
    found.map((pod) => orNothingYet(linesOf(at, pod, wanted, signal))),
  );
  return {
    pods: found.map(({ metadata }) => ({ namespace, name: metadata.name })),
    lines: read.flat().toSorted((a, b) => a.at - b.at),
  };
}

/** A container that has not started has said nothing; a Pod may go while it is asked. */
async function orNothingYet(work: Promise<HeardLine[]>): Promise<HeardLine[]> {
  try {
    return await work;
  } catch (error) {
    if (isFailure(error) && (error.code === 'invalid' || error.code === 'not-found')) return [];
    throw error;
  }
}
