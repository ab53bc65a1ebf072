import { expect, test } from 'vitest';

import { podOf } from '../installation.fixture';
import type { RawObject } from '../raw-object';
import { ago, now } from './chain.fixture';
import { componentCauses, type ComponentTold } from './component-causes';

const at = (minutes: number) => now - minutes * 60_000;

function pod(name: string, status: object, isReady = false): RawObject {
  const made = podOf('controller', name, status);
  const condition = { type: 'Ready', status: isReady ? 'True' : 'False' };
  return {
    ...made,
    metadata: { ...Object(made.metadata), uid: `uid of ${name}` },
    status: { ...Object(made.status), conditions: [condition] },
  };
}

function event(kind: string, name: string, reason: string, message: string): RawObject {
  const involvedObject = { kind, namespace: 'cert-manager', name, uid: `uid of ${name}` };
  return { involvedObject, type: 'Warning', reason, message, lastTimestamp: ago(1) };
}

const line = (name: string, text: string, minutes = 1) => ({
  pod: { namespace: 'cert-manager', name },
  at: at(minutes),
  error: true,
  text,
});

const told = (more: Partial<ComponentTold>): ComponentTold => ({
  component: 'controller',
  isReady: false,
  isLed: true,
  pods: [],
  events: [],
  log: [],
  ...more,
});

const ids = (more: Partial<ComponentTold>) =>
  componentCauses(told(more), now).map(({ symptoms, link }) => [
    symptoms[0]?.id ?? '-',
    `${link.kind} ${link.name}`,
  ]);

const looping = { state: { waiting: { reason: 'CrashLoopBackOff' } }, restartCount: 3 };
const killed = (minutes: number) => ({
  state: { running: {} },
  lastState: { terminated: { reason: 'OOMKilled', exitCode: 137, finishedAt: ago(minutes) } },
});
const throttled = 'Waited for 1.2s due to client-side throttling, not priority and fairness';
const refused = 'Readiness probe failed: HTTP probe failed with statuscode: 500';
const lacking = 'the Gateway API CRDs do not seem to be present, but it is set to true';

test('a container that waits, and how one ended, are quoted with their Pod', () => {
  const waits = {
    state: { waiting: { reason: 'ImagePullBackOff', message: 'Back-off pulling image "x:1"' } },
  };
  const [cause] = componentCauses(told({ pods: [pod('c-1', waits)] }), now);
  expect(cause).toMatchObject({
    sentence:
      'An image cannot be pulled, as Pod cert-manager/c-1 says: “ImagePullBackOff: Back-off pulling image "x:1"”.',
    link: { kind: 'Pod', namespace: 'cert-manager', name: 'c-1' },
    command: 'kubectl describe pod c-1 -n cert-manager',
  });
  expect(ids({ pods: [pod('c-1', killed(3))] })).toEqual([['POD-05', 'Pod c-1']]);
  expect(ids({ component: 'cainjector', pods: [pod('c-1', killed(3))] })).toEqual([
    ['POD-04', 'Pod c-1'],
  ]);
});

test('what ended a while ago and runs since is over, unless it ends again and again', () => {
  expect(ids({ pods: [pod('c-1', killed(16), true)] })).toEqual([]);
  const again = { ...killed(16), state: looping.state };
  expect(ids({ pods: [pod('c-1', again)] })).toEqual([['POD-05', 'Pod c-1']]);
});

test('a warning counts while a Pod is missing, and none about a Pod that is ready since', () => {
  const pods = [pod('c-1', {})];
  const events = [event('Pod', 'c-1', 'Unhealthy', refused)];
  const webhook = { component: 'webhook', pods, events } as const;
  expect(ids(webhook)).toEqual([['WH-12', 'Pod c-1']]);
  expect(ids({ ...webhook, isReady: true })).toEqual([]);
  expect(ids({ ...webhook, pods: [pod('c-1', {}, true)] })).toEqual([]);
  const forbidden = 'pods "c-" is forbidden: violates PodSecurity "restricted:latest": x';
  expect(ids({ events: [event('ReplicaSet', 'c-5d', 'FailedCreate', forbidden)] })).toEqual([
    ['POD-08', 'ReplicaSet c-5d'],
  ]);
});

test('each symptom in a log is told once, by its newest line, and what was logged long ago is not', () => {
  const pods = [pod('c-1', { state: { running: {} } }, true)];
  const log = [
    line('c-1', `${throttled} before`, 9),
    line('c-1', throttled),
    line('c-1', lacking, 16),
  ];
  const found = componentCauses(told({ isReady: true, pods, log }), now);
  expect(found.map(({ evidence }) => evidence.text)).toEqual([throttled]);
  expect(found[0]?.command).toBe('kubectl logs c-1 -n cert-manager');
  const selfCheck = 'propagation check failed: failed to perform self check GET request: x';
  expect(ids({ pods, log: [line('c-1', selfCheck)] })).toEqual([]);
  expect(ids({ pods: [pod('c-1', looping)], log: [line('c-1', lacking, 600)] })).toEqual([
    ['POD-10', 'Pod c-1'],
  ]);
});

test('that the webhook refused is over when it was not ready before', () => {
  const text =
    'failed calling webhook "webhook.cert-manager.io": dial tcp 10.0.0.1:443: connect: connection refused';
  const log = [line('c-1', text, 3)];
  expect(ids({ log, isReady: true })).toEqual([['WH-01', 'Pod c-1']]);
  expect(ids({ log, isReady: true, answersSince: at(4) })).toEqual([['WH-01', 'Pod c-1']]);
  expect(ids({ log, isReady: true, answersSince: at(2) })).toEqual([]);
});

test('that a Pod waits for the Lease is a symptom only where nobody leads', () => {
  const log = [
    line('c-1', 'attempting to acquire leader lease kube-system/cert-manager-controller...'),
  ];
  expect(ids({ log, isReady: true })).toEqual([]);
  expect(ids({ log, isReady: true, isLed: false })).toEqual([['POD-07', 'Pod c-1']]);
});

test('the last words of a Pod that ends again and again are shown as they are where nobody knows them', () => {
  const log = [line('c-1', 'starting', 3), line('c-1', 'Error: strange', 2)];
  const [cause, ...more] = componentCauses(told({ pods: [pod('c-1', looping)], log }), now);
  expect(more).toEqual([]);
  expect(cause).toMatchObject({
    sentence:
      'The log of Pod cert-manager/c-1 says: “Error: strange”. Certferry does not know this message.',
    symptoms: [],
  });
  expect(ids({ pods: [pod('c-1', { state: { running: {} } })], log })).toEqual([]);
});
