import { field, isRecord, listField, numberField, textField } from '@/shared/fields';
import type { Finding } from '@/shared/finding';
import type { InstalledComponent } from '@/shared/installation-detail';

import { type Component, imageOf, runningVersion } from './installation';
import type { RawObject } from './raw-object';
import { nameOf, namespaceOf } from './wanted-secrets';

/** What the Deployment of a component and its pods say; `pods` of the whole namespace, absent where they may not be read. */
export function componentFacts(
  component: Component,
  deployment: RawObject,
  pods: readonly RawObject[] | undefined,
): InstalledComponent {
  return {
    component,
    name: nameOf(deployment),
    image: imageOf(deployment),
    version: runningVersion(deployment),
    wanted: numberField(deployment, 'spec', 'replicas') ?? 1,
    ready: numberField(deployment, 'status', 'readyReplicas') ?? 0,
    ...(pods && { restarts: sum(podsOf(deployment, pods).map(restartsOf)) }),
  };
}

/** The pods that a Deployment's selector takes in. */
export function podsOf(deployment: RawObject, pods: readonly RawObject[]): RawObject[] {
  const labels = field(deployment, 'spec', 'selector', 'matchLabels');
  const wanted = isRecord(labels) ? Object.entries(labels) : [];
  if (wanted.length === 0) return [];
  return pods.filter(
    (pod) =>
      namespaceOf(pod) === namespaceOf(deployment) &&
      wanted.every(([name, value]) => textField(pod, 'metadata', 'labels', name) === value),
  );
}

const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0);
const statuses = (pod: unknown) => listField(pod, 'status', 'containerStatuses');
const restartsOf = (pod: unknown) =>
  sum(statuses(pod).map((one) => numberField(one, 'restartCount') ?? 0));

const idle: Readonly<Record<Component, string>> = {
  controller: 'no certificate is issued or renewed',
  webhook: 'every new or changed Certificate, issuer and request is refused',
  cainjector: 'no CA is put into the webhook configurations, so that a new one is refused',
};

/** What is wrong with the pods of a component; that all are ready is said too. */
export function componentFindings(
  { component, name, wanted, ready }: InstalledComponent,
  namespace: string,
  pods: readonly RawObject[] | undefined,
): Finding[] {
  const object = { kind: 'Deployment', namespace, name };
  const why = waitingReason(pods ?? []);
  return [readiness(), ...restarting()];

  function readiness(): Finding {
    if (wanted === 0)
      return {
        code: 'scaled-to-zero',
        severity: 'breaks',
        object,
        sentence: `The ${component} is scaled to 0: ${idle[component]}.`,
        remedy: `kubectl -n ${namespace} scale deployment ${name} --replicas=1`,
      };
    if (ready < wanted)
      return {
        code: 'not-ready',
        severity: ready === 0 ? 'breaks' : 'warns',
        object,
        sentence: `${ready} of ${wanted} pods of the ${component} are ready${why === undefined ? '' : ` (${why})`}${ready === 0 ? `: ${idle[component]}` : ''}.`,
        remedy: `kubectl -n ${namespace} describe deployment ${name}, and the log of its pods, say why.`,
      };
    return {
      code: 'ready',
      severity: 'tells',
      object,
      sentence: `${ready} of ${wanted} pods of the ${component} are ready.`,
      remedy: '',
    };
  }

  /** What ended long ago is over; what waits before its next start is not. */
  function restarting(): Finding[] {
    return (pods ?? []).flatMap((pod) => {
      const looping = statuses(pod).find(
        (one) => textField(one, 'state', 'waiting', 'reason') === 'CrashLoopBackOff',
      );
      if (!looping) return [];
      const ended = textField(looping, 'lastState', 'terminated', 'reason');
      return [
        {
          code: 'crash-loop',
          severity: 'warns' as const,
          object: { kind: 'Pod', namespace, name: nameOf(pod) },
          sentence: `A pod of the ${component} ends again and again: it was started ${restartsOf(pod) + 1} times${ended === undefined ? '' : `, and ended last with ${ended}`}.`,
          remedy: `kubectl -n ${namespace} logs ${nameOf(pod)} --previous`,
        },
      ];
    });
  }
}

function waitingReason(pods: readonly RawObject[]): string | undefined {
  for (const pod of pods)
    for (const one of statuses(pod)) {
      const reason = textField(one, 'state', 'waiting', 'reason');
      if (reason !== undefined) return reason;
    }
  return undefined;
}
