// @ts-check
import { setTimeout as sleep } from 'node:timers/promises';

import { nodeName } from './addresses.js';
import { get } from './get.js';
import { inside } from './inside.js';

const PATIENCE = 120_000;

/** @typedef {{ type: string, status: string, lastHeartbeatTime?: string }} Condition */
/** @typedef {{ state?: { running?: { startedAt: string } } }} Container */
/** @typedef {{ metadata: { namespace: string, name: string }, status: { podIP?: string, phase?: string, conditions?: Condition[], containerStatuses?: Container[] } }} Pod */
/** @typedef {{ endpoints?: { addresses: string[], conditions?: { ready?: boolean }, targetRef?: { namespace: string, name: string } }[] }} Slice */

/**
 * The API server answers and knows its own namespaces.
 * @param {string} name
 */
export async function apiReady(name) {
  await until(`the API server of ${name} is ready`, () => get(name, '/readyz'));
  await until(`${name} has its namespaces`, () => get(name, '/api/v1/namespaces/kube-system'));
}

/**
 * The node is Ready, admits pods, resolves names and redirects Services. What etcd remembers of an
 * earlier life says Ready too, so only what was said since then counts.
 * @param {string} name
 * @param {number} since
 */
export async function nodeReady(name, since) {
  await until(`the node of ${name} is Ready`, async () => {
    const text = await get(name, `/api/v1/nodes/${nodeName}`);
    const conditions = /** @type {Condition[]} */ (text ? JSON.parse(text).status.conditions : []);
    return conditions?.some(
      (condition) =>
        condition.type === 'Ready' &&
        condition.status === 'True' &&
        isSince(condition.lastHeartbeatTime, since),
    );
  });
  await until(`${name} has its default service account`, () =>
    get(name, '/api/v1/namespaces/default/serviceaccounts/default'),
  );
  const coredns = 'curl -sf http://127.0.0.1:8181/ready';
  const proxy = 'curl -sf http://127.0.0.1:10256/healthz';
  await inside(name, ['bash', '-c', `until ${coredns} && ${proxy}; do sleep 0.1; done`]);
}

/**
 * The pods that were Ready when the cluster was left, by what etcd remembers.
 * @param {string} name
 */
export async function readyPods(name) {
  return new Set((await pods(name)).filter(isReady).map(nameOf));
}

/**
 * Those pods are Ready again, if they are still wanted, and Services lead to them.
 * @param {string} name
 * @param {ReadonlySet<string>} wanted
 * @param {number} since
 */
export async function podsReady(name, wanted, since) {
  /** @type {Pod[]} */
  let now = [];
  await until(`the pods of ${name} run again`, async () => {
    now = await pods(name);
    return now
      .filter((pod) => wanted.has(nameOf(pod)))
      .every((pod) => isReady(pod) && pod.status.containerStatuses?.every((c) => runs(c, since)));
  });
  await until(`the Services of ${name} lead to its pods`, async () => {
    const text = await get(name, '/apis/discovery.k8s.io/v1/endpointslices');
    if (!text) return false;
    const slices = /** @type {Slice[]} */ (JSON.parse(text).items);
    const ips = new Map(now.map((pod) => [nameOf(pod), pod.status.podIP]));
    return slices
      .flatMap((slice) => slice.endpoints ?? [])
      .every(({ targetRef: to, addresses, conditions }) => {
        const ip = to && ips.get(`${to.namespace}/${to.name}`);
        return !ip || (addresses[0] === ip && conditions?.ready !== false);
      });
  });
}

/**
 * @param {string} name
 * @returns {Promise<Pod[]>}
 */
async function pods(name) {
  const text = await until(`${name} lists its pods`, () => get(name, '/api/v1/pods'));
  return JSON.parse(String(text)).items;
}

/** @param {Pod} pod */
function nameOf({ metadata }) {
  return `${metadata.namespace}/${metadata.name}`;
}

/** @param {Pod} pod */
function isReady({ status }) {
  const ready = status.conditions?.find((condition) => condition.type === 'Ready');
  return status.phase === 'Running' && ready?.status === 'True';
}

/**
 * @param {Container} container
 * @param {number} since
 */
function runs({ state }, since) {
  return isSince(state?.running?.startedAt, since);
}

/**
 * Kubernetes tells the time in whole seconds.
 * @param {string | undefined} time
 * @param {number} since
 */
function isSince(time, since) {
  return time !== undefined && Date.parse(time) >= Math.floor(since / 1000) * 1000;
}

/**
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} check
 * @returns {Promise<T>}
 */
export async function until(what, check) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const value = await check();
    if (value) return value;
    if (Date.now() > end) throw new Error(`Waited ${PATIENCE / 1000} s in vain until ${what}.`);
    await sleep(100);
  }
}
