import type { Cause } from '@/shared/chain';
import { field, listField, numberField, textField, timeField } from '@/shared/fields';

import { conditionOf, conditions } from '../conditions';
import type { RawObject } from '../raw-object';
import { nameOf, namespaceOf } from '../wanted-secrets';
import { causeOf, causesOf, type Said } from './cause-of';
import type { LogLine } from './chain';
import type { Component } from './symptom';
import { toldEvent } from './told-event';

/** What was read of one component of an installation. */
export interface ComponentTold {
  readonly component: Component;
  /** As many Pods are ready as are wanted: what they stumbled over while they started is over. */
  readonly isReady: boolean;
  /** Of those that elect a leader; true where that is not known. */
  readonly isLed: boolean;
  readonly pods: readonly RawObject[];
  /** About these Pods, and the ReplicaSets or the Job that make them. */
  readonly events: readonly RawObject[];
  readonly log: readonly LogLine[];
  /** Since when every Pod of the webhook is ready; absent where one is not, or that is not known. */
  readonly answersSince?: number;
}

/** What fails for one Certificate is told where that one is shown. */
const ofProcesses: ReadonlySet<string> = new Set(['webhook', 'api', 'helm', 'process']);

/** What was logged before, or ended before, may be over since. */
const recent = 15 * 60_000;

/** Every known symptom of a component that its Pods, events and logs show, and what a Pod said last that ends again and again. */
export function componentCauses(told: ComponentTold, now: number): Cause[] {
  const known = causesOf([
    ...told.pods.flatMap((pod) => statesOf(pod, told, now)),
    ...(told.isReady ? [] : told.events.flatMap((event) => warningOf(event, told))),
    ...told.log.filter((line) => isOfNow(line, told, now)).map((line) => lineSaid(line, told)),
  ]);
  const meant = known.filter(({ symptoms: [symptom] }) => {
    // A second controller waits for the Lease as long as the first one leads.
    if (symptom?.id === 'POD-07') return !told.isLed;
    return symptom !== undefined && ofProcesses.has(symptom.area);
  });
  return [...meant, ...told.pods.flatMap((pod) => lastWords(pod, meant, told))];
}

const podObject = (pod: RawObject) => ({
  kind: 'Pod',
  namespace: namespaceOf(pod),
  name: nameOf(pod),
});

const containers = (pod: RawObject): unknown[] =>
  ['initContainerStatuses', 'containerStatuses'].flatMap((list) => listField(pod, 'status', list));

const isReadyPod = (pod: RawObject) => conditionOf(conditions(pod), 'Ready')?.status === 'True';

const isLooping = (pod: RawObject) =>
  containers(pod).some(
    (one) => textField(one, 'state', 'waiting', 'reason') === 'CrashLoopBackOff',
  );

/** What its containers wait for, and how they ended. */
function statesOf(pod: RawObject, { component }: ComponentTold, now: number): Said[] {
  const said = (text: string, at?: number): Said => ({
    from: 'state',
    place: `pod ${component}`,
    object: podObject(pod),
    text,
    ...(at !== undefined && { at }),
  });
  return containers(pod).flatMap((one) => {
    const waits = textField(one, 'state', 'waiting', 'reason');
    const message = textField(one, 'state', 'waiting', 'message') ?? '';
    const ended = ['state', 'lastState'].flatMap((state) => {
      const how = field(one, state, 'terminated');
      const at = timeField(how, 'finishedAt');
      // One that is not started again stays ended.
      const isOver = state === 'lastState' && at !== undefined && now - at > recent;
      const reason = textField(how, 'reason');
      if (reason === undefined || (isOver && !isLooping(pod))) return [];
      const code = numberField(how, 'exitCode') ?? 'unknown';
      const name = textField(one, 'name') ?? '';
      return [said(`${reason}: container ${name} ended with exit code ${code}`, at)];
    });
    return [...(waits === undefined ? [] : [said(`${waits}: ${message}`)]), ...ended];
  });
}

function warningOf(event: RawObject, { component, pods }: ComponentTold): Said[] {
  const { kind, namespace, name, uid, warning, reason, message, at } = toldEvent(event);
  const pod = pods.find((one) => textField(one, 'metadata', 'uid') === uid);
  if (!warning || (pod && isReadyPod(pod))) return [];
  return [
    {
      from: 'event',
      place: `pod ${component}`,
      object: { kind, namespace, name },
      text: `${reason}: ${message}`,
      ...(at !== undefined && { at }),
    },
  ];
}

const podOf = ({ pod }: LogLine, pods: readonly RawObject[]) =>
  pods.find((one) => nameOf(one) === pod.name && namespaceOf(one) === pod.namespace);

/** Whoever starts earlier than the webhook is refused once or twice. */
const calls = /failed calling webhook|conversion webhook for/;
const settling = 10_000;

/** A Pod that is not ready says why with its last words, however old these are. */
function isOfNow(line: LogLine, { pods, answersSince }: ComponentTold, now: number): boolean {
  const isOver = answersSince !== undefined && (line.at ?? now) < answersSince + settling;
  if (isOver && calls.test(line.text)) return false;
  if (line.at === undefined || now - line.at <= recent) return true;
  const pod = podOf(line, pods);
  return pod !== undefined && !isReadyPod(pod);
}

const lineSaid = ({ pod, text, at }: LogLine, { component }: ComponentTold): Said => ({
  from: 'log',
  place: `log ${component}`,
  object: { kind: 'Pod', ...pod },
  text,
  ...(at !== undefined && { at }),
});

/** Of a Pod that ends again and again, and of which nothing else is known: shown as it is. */
function lastWords(pod: RawObject, known: readonly Cause[], told: ComponentTold): Cause[] {
  const { kind, name } = podObject(pod);
  if (!isLooping(pod)) return [];
  if (known.some(({ link }) => link.kind === kind && link.name === name)) return [];
  const last = told.log
    .filter((line) => podOf(line, [pod]) !== undefined && line.text.trim() !== '')
    .toSorted((a, b) => (b.at ?? 0) - (a.at ?? 0))[0];
  const cause = last && causeOf([lineSaid(last, told)]);
  return cause ? [cause] : [];
}
