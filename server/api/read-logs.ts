import { Failure } from '@/shared/failure';
import { listField, numberField } from '@/shared/fields';
import { redactBeginning } from '@/shared/redact';

import { componentSelector } from '../domain/installation';
import { containerOf, installedIn, sourceOf } from '../inventory/follow-logs';
import type { Cluster } from '../kube/cluster';
import { followLog } from '../kube/follow-log';
import { listAll } from '../kube/list';
import type { KubeObject } from '../kube/object';
import { failureOf } from './failure-to-trpc';

const pods = { version: 'v1', resource: 'pods' };

/**
 * Everything that the pods of one component have logged, a section a pod, that of a container which has ended
 * before that of the one which came after. Redacted, not cut to what a page shows.
 */
export async function* readLogs(
  at: Cluster,
  component: string,
  signal: AbortSignal,
): AsyncGenerator<string, void> {
  const namespace = await installedIn(at);
  const options = { namespace, labelSelector: componentSelector, signal };
  const found = (await listAll(at, pods, options)).filter((pod) => sourceOf(pod) === component);
  if (found.length === 0)
    throw new Failure(
      'not-found',
      `There is no pod of component ${component} in namespace ${namespace} of cluster ${at.name}.`,
    );
  for (const pod of found)
    for (const previous of wasRestarted(pod) ? [true, false] : [false])
      yield* section(at, pod, previous, signal);
}

const wasRestarted = (pod: KubeObject) =>
  listField(pod, 'status', 'containerStatuses').some(
    (one) => (numberField(one, 'restartCount') ?? 0) > 0,
  );

/** A failure before the first line of all is thrown; later ones are said where lines are missing. */
async function* section(
  at: Cluster,
  pod: KubeObject,
  previous: boolean,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const { name, namespace = '' } = pod.metadata;
  const of = { namespace, pod: name, container: containerOf(pod), timestamps: true };
  let begun = false;
  const title = `==> ${name}${previous ? ', before its last restart' : ''} <==\n`;
  try {
    for await (const line of followLog(at, { ...of, previous, follow: false }, signal)) {
      if (!begun) yield title;
      begun = true;
      yield `${redactBeginning(line)}\n`;
    }
    if (!begun) yield `${title}(nothing was logged)\n`;
  } catch (error) {
    const failure = failureOf(error);
    if (failure.code !== 'invalid' && failure.code !== 'not-found' && !begun) throw failure;
    yield `${begun ? '' : title}(${failure.message})\n`;
  }
}
