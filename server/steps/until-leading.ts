import { Failure } from '@/shared/failure';
import { listField, textField } from '@/shared/fields';
import type { UpgradeVerdict } from '@/shared/upgrade';

import { booleanFlag } from '../domain/flag-of';
import { componentSelector, componentOf, electionNamespace } from '../domain/installation';
import { type Elected, holdingPod, leaseNames } from '../domain/leader-of';
import { may } from '../domain/may';
import type { Out, Step } from '../engine/contracts';
import type { Cluster } from '../kube/cluster';
import { kinds } from '../kube/kinds';
import { listAll } from '../kube/list';
import type { KubeObject } from '../kube/object';
import { pause } from '../kube/pause';
import { until } from '../kube/until';
import { readSyncs } from './read-syncs';
import type { UpgradeJob } from './upgrade-job';

/** An old leader that did not release its Lease holds it for a minute by default. */
const seconds = 180;
const settling = 15;

/**
 * Waits until the new pods really act: a new controller does nothing before it holds its Lease, and nobody can judge
 * what it does before it has looked at every Certificate once.
 */
export function untilLeading(id: string): Step<UpgradeJob> {
  return {
    id,
    title: 'Wait until the leaders have looked at every Certificate',
    access: ({ plan: { namespace, electionNamespace: election } }) => [
      ...may(kinds.deployments, ['list'], 'find the leaders', namespace),
      ...may(kinds.pods, ['list'], 'find the leaders', namespace),
      ...may(kinds.leases, ['list', 'watch'], 'see who leads', election),
      ...may(kinds.certificates, ['list'], 'know how many there are to look at'),
      {
        verb: 'get',
        group: '',
        resource: 'pods',
        subresource: 'proxy',
        namespace,
        to: `read the new leader's metrics and see when it has looked at every Certificate: without it the verdict waits ${settling} s instead`,
        optional: true,
      },
    ],
    async run({ run, plan: { namespace } }, out, signal) {
      const labelSelector = componentSelector;
      const found = await listAll(run.at, kinds.deployments, { namespace, labelSelector, signal });
      const byComponent = new Map(found.map((one) => [componentOf(one), one]));
      const controller = byComponent.get('controller');
      const leaders: Partial<Record<Elected, string>> = {};
      for (const component of ['controller', 'cainjector'] as const) {
        const deployment = byComponent.get(component);
        if (!deployment) continue;
        leaders[component] = await leaderOf(run.at, deployment, component, signal);
        out.line(`${leaders[component]} leads as ${component}.`);
      }
      const synced =
        controller && leaders.controller
          ? await syncedBy(run.at, { namespace, pod: leaders.controller, controller }, out, signal)
          : await waited('There is no controller whose syncs could be read.', out, signal);
      out.tell('synced', synced);
    },
  };
}

/** The name of the Deployment's pod that holds the Lease. */
async function leaderOf(
  cluster: Cluster,
  deployment: KubeObject,
  component: Elected,
  signal: AbortSignal,
): Promise<string> {
  if (booleanFlag(deployment, 'leader-elect') === false)
    return (await podsOf(cluster, deployment, signal))[0] ?? '';
  const namespace = electionNamespace(deployment);
  const name = leaseNames[component];
  let holder = '';
  const leader = await until(
    cluster,
    kinds.leases,
    { namespace, fieldSelector: `metadata.name=${name}`, signal, seconds },
    async ([lease]) => {
      holder = textField(lease, 'spec', 'holderIdentity') ?? '';
      return holdingPod(holder, await podsOf(cluster, deployment, signal));
    },
  );
  if (leader !== undefined) return leader;
  throw new Failure(
    'conflict',
    `No new ${component} took the Lease ${namespace}/${name} within ${seconds} s: ${holder ? `${holder} holds it` : 'nobody holds it'}. Look at the log: kubectl -n ${deployment.metadata.namespace} logs deployment/${deployment.metadata.name}`,
  );
}

/** Those that run its image and are not about to end. */
async function podsOf(
  cluster: Cluster,
  deployment: KubeObject,
  signal: AbortSignal,
): Promise<string[]> {
  const { namespace = '' } = deployment.metadata;
  const component = componentOf(deployment);
  const instance = textField(deployment, 'metadata', 'labels', 'app.kubernetes.io/instance');
  const labels = [
    `app.kubernetes.io/component=${component}`,
    ...(instance ? [`app.kubernetes.io/instance=${instance}`] : []),
  ];
  const pods = await listAll(cluster, kinds.pods, {
    namespace,
    labelSelector: labels.join(','),
    signal,
  });
  const image = imageOf(deployment, 'spec', 'template', 'spec');
  return pods
    .filter((one) => !one.metadata.deletionTimestamp && imageOf(one, 'spec') === image)
    .map((one) => one.metadata.name);
}

const imageOf = (object: KubeObject, ...spec: string[]) =>
  textField(listField(object, ...spec, 'containers')[0], 'image');

async function syncedBy(
  cluster: Cluster,
  at: { namespace: string; pod: string; controller: KubeObject },
  out: Out,
  signal: AbortSignal,
): Promise<UpgradeVerdict['synced']> {
  const syncs = await readSyncs(cluster, at, (done, of) => out.progress(done, of, 'syncs'), signal);
  if (syncs.is === 'short')
    out.line(
      `The controller has synced only ${syncs.syncs} times after ${syncs.seconds} s, for ${syncs.certificates} Certificates.`,
      { severity: 'warning' },
    );
  return syncs.is === 'unreadable' ? waited(syncs.why, out, signal) : syncs;
}

async function waited(
  why: string,
  out: Out,
  signal: AbortSignal,
): Promise<UpgradeVerdict['synced']> {
  out.line(`${why} Waiting ${settling} s instead.`, { severity: 'warning' });
  await pause(settling * 1_000, signal);
  signal.throwIfAborted();
  return { is: 'waited', seconds: settling, why };
}
