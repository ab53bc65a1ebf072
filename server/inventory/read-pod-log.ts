import { Failure, isFailure } from '@/shared/failure';
import { redactLine } from '@/shared/redact';

import type { LogLine } from '../domain/diagnosis/chain';
import { parseLogLine } from '../domain/parse-log-line';
import type { Cluster } from '../kube/cluster';
import { followLog } from '../kube/follow-log';
import type { KubeObject } from '../kube/object';
import { containerOf } from './follow-logs';

/** A line with how grave it is. */
export interface HeardLine extends LogLine {
  readonly at: number;
  readonly severity: ReturnType<typeof parseLogLine>['severity'];
}

interface Asked {
  readonly pod: KubeObject;
  /** Its first one, where none is named. */
  readonly container?: string;
  readonly tailLines: number;
  /** Of the container that was there before the last restart. */
  readonly previous?: boolean;
  readonly wanted?: (text: string) => boolean;
}

/** What a container has logged last, redacted. Nothing where it has not started, or its Pod is gone meanwhile. */
export async function readPodLog(
  at: Cluster,
  { pod, container = containerOf(pod), tailLines, previous = false, wanted = () => true }: Asked,
  signal: AbortSignal,
): Promise<HeardLine[]> {
  const { name, namespace = '' } = pod.metadata;
  const of = { namespace, pod: name, container, timestamps: true };
  const found: HeardLine[] = [];
  try {
    const asked = { ...of, follow: false, tailLines, previous };
    for await (const line of followLog(at, asked, signal)) {
      if (!wanted(line)) continue;
      const { at: time, severity, text } = parseLogLine(line, 0);
      const error = severity === 'error';
      found.push({ pod: { namespace, name }, at: time, severity, error, text: redactLine(text) });
    }
  } catch (error) {
    if (signal.aborted)
      throw new Failure('unavailable', `The log of Pod ${namespace}/${name} did not come in time.`);
    if (!isFailure(error) || (error.code !== 'invalid' && error.code !== 'not-found')) throw error;
  }
  return found;
}
