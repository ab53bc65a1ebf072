import { listField, numberField, textField } from '@/shared/fields';
import { components } from '@/shared/run';

import { componentFacts, podsOf } from '../domain/component-facts';
import { conditionOf, conditions } from '../domain/conditions';
import type { LogLine } from '../domain/diagnosis/chain';
import type { ComponentTold } from '../domain/diagnosis/component-causes';
import type { FoundInstallation } from '../domain/find-installations';
import { booleanFlag } from '../domain/flag-of';
import { electionNamespace, labelOf } from '../domain/installation';
import { leaderOf, leaseNames } from '../domain/leader-of';
import type { RawObject } from '../domain/raw-object';
import type { Cluster } from '../kube/cluster';
import { get } from '../kube/get';
import { kinds } from '../kube/kinds';
import { listAll } from '../kube/list';
import type { KubeObject } from '../kube/object';
import { readPodLog } from './read-pod-log';

const events = { version: 'v1', resource: 'events' };
/** Of each container: what happens again and again is among them. */
const lines = 500;
/** How many containers of a Pod are listened to: sidecars say nothing of cert-manager. */
const mostContainers = 3;
/** Who waits longer than this for a log reads it with kubectl. */
const patience = 10_000;

/** Reads a part of it; undefined where it may not be read, which is noted. */
export type ReadPart = <T>(what: string, work: () => Promise<T>) => Promise<T | undefined>;

interface Around {
  readonly pods: readonly KubeObject[];
  readonly events: readonly KubeObject[];
  readonly now: number;
  /** When the webhook has become ready. */
  readonly answersSince: number | undefined;
}

/** When the last of them has become ready; undefined where one is not, or there is none. */
function readySince(pods: readonly RawObject[]): number | undefined {
  const ready = pods.map((pod) => conditionOf(conditions(pod), 'Ready'));
  const since = ready.map((one) => (one?.status === 'True' ? one.since : undefined));
  const known = since.filter((one) => one !== undefined);
  return known.length === 0 || known.length < pods.length ? undefined : Math.max(...known);
}

/** What the Pods of one installation, their events and their logs say, component by component. */
export async function readComponentsTold(
  at: Cluster,
  found: FoundInstallation<KubeObject>,
  read: ReadPart,
  now: number,
): Promise<{ readonly told: readonly ComponentTold[]; readonly pods: readonly KubeObject[] }> {
  const { namespace } = found;
  const [pods = [], warnings = []] = await Promise.all([
    read(`pods of ${namespace}`, () => listAll(at, kinds.pods, { namespace })),
    read(`events of ${namespace}`, () =>
      listAll(at, events, { namespace, fieldSelector: 'type=Warning' }),
    ),
  ]);
  const answersSince = found.webhook && readySince(podsOf(found.webhook, pods));
  const around = { pods, events: warnings, now, answersSince };
  const told = await Promise.all([
    ...components.map(async (component): Promise<ComponentTold[]> => {
      const deployment = found[component];
      return deployment ? [await componentTold(at, { component, deployment }, around, read)] : [];
    }),
    startUpTold(at, around, read),
  ]);
  return { told: told.flat(), pods };
}

interface Of {
  readonly component: (typeof components)[number];
  readonly deployment: KubeObject;
}

async function componentTold(
  at: Cluster,
  { component, deployment }: Of,
  { pods, events: all, now, answersSince }: Around,
  read: ReadPart,
): Promise<ComponentTold> {
  const names = new Set(podsOf(deployment, pods).map((one) => textField(one, 'metadata', 'uid')));
  const its = pods.filter(({ metadata: { uid } }) => names.has(uid));
  const { ready, wanted } = componentFacts(component, deployment, undefined);
  const makes = `${deployment.metadata.name}-`;
  const isIts = (kind: string, name: string) =>
    kind === 'ReplicaSet' && name.startsWith(makes) && !name.slice(makes.length).includes('-');
  return {
    component,
    isReady: ready >= wanted,
    isLed: component === 'webhook' || (await isLed(at, { component, deployment }, read, now)),
    pods: its,
    events: about(all, its, isIts),
    log: await logOf(at, its, read),
    ...(answersSince !== undefined && { answersSince }),
  };
}

const isStartUpJob = (kind: string, name: string) =>
  kind === 'Job' && name.endsWith('startupapicheck');

/** The Job that asks for the webhook's first answer; it stays where it failed. */
async function startUpTold(
  at: Cluster,
  { pods, events: all }: Around,
  read: ReadPart,
): Promise<ComponentTold[]> {
  const its = pods.filter(
    (one) =>
      labelOf(one, 'app.kubernetes.io/component') === 'startupapicheck' &&
      textField(one, 'status', 'phase') !== 'Succeeded',
  );
  const told = about(all, its, isStartUpJob);
  if (its.length === 0 && told.length === 0) return [];
  const log = await logOf(at, its, read);
  return [
    { component: 'startupapicheck', isReady: false, isLed: true, pods: its, events: told, log },
  ];
}

function about(
  all: readonly KubeObject[],
  pods: readonly KubeObject[],
  isIts: (kind: string, name: string) => boolean,
): KubeObject[] {
  const uids = new Set(pods.map(({ metadata }) => metadata.uid));
  return all.filter((event) => {
    const of = (name: string) => textField(event, 'involvedObject', name) ?? '';
    return (of('kind') === 'Pod' && uids.has(of('uid'))) || isIts(of('kind'), of('name'));
  });
}

/** True where it elects nobody, or its Lease may not be read. */
async function isLed(
  at: Cluster,
  { component, deployment }: Of,
  read: ReadPart,
  now: number,
): Promise<boolean> {
  if (component === 'webhook' || booleanFlag(deployment, 'leader-elect') === false) return true;
  const namespace = electionNamespace(deployment);
  const answer = await read(`leases of ${namespace}`, async () => ({
    lease: await get(at, kinds.leases, namespace, leaseNames[component]),
  }));
  if (!answer) return true;
  const { is } = leaderOf(answer.lease, [], now);
  return is !== 'nobody' && is !== 'late';
}

const isReady = (pod: KubeObject) => conditionOf(conditions(pod), 'Ready')?.status === 'True';

const restarts = (pod: KubeObject) =>
  listField(pod, 'status', 'containerStatuses').some(
    (one) => (numberField(one, 'restartCount') ?? 0) > 0,
  );

/** Of one that is not ready also what all its containers said before they were started again. */
async function logOf(
  at: Cluster,
  pods: readonly KubeObject[],
  read: ReadPart,
): Promise<readonly LogLine[]> {
  const found = await Promise.all(
    pods.map((pod) => {
      const { name, namespace = '' } = pod.metadata;
      return read(`log of Pod ${namespace}/${name}`, async () => {
        const signal = AbortSignal.timeout(patience);
        const asked = isReady(pod) ? [{ pod, tailLines: lines }] : everyLog(pod);
        return (await Promise.all(asked.map((one) => readPodLog(at, one, signal)))).flat();
      });
    }),
  );
  return found.flatMap((one) => one ?? []);
}

function everyLog(pod: KubeObject) {
  const names = listField(pod, 'spec', 'containers').slice(0, mostContainers);
  return names.flatMap((one) => {
    const asked = { pod, container: textField(one, 'name') ?? '', tailLines: lines };
    return restarts(pod) ? [asked, { ...asked, previous: true }] : [asked];
  });
}
