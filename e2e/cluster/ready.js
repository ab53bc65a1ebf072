// @ts-check
import { setTimeout as sleep } from 'node:timers/promises';

import { nodeName } from './addresses.js';
import { get } from './get.js';
import { inside } from './inside.js';

const PATIENCE = 120_000;

/** @typedef {{ type: string, status: string, lastHeartbeatTime?: string }} Condition */

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
  const coredns = 'curl -sf -m 5 http://127.0.0.1:8181/ready';
  const proxy = 'curl -sf -m 5 http://127.0.0.1:10256/healthz';
  await until(`CoreDNS and kube-proxy of ${name} serve`, () =>
    inside(name, ['bash', '-c', `${coredns} && ${proxy}`]).then(
      () => true,
      () => false, // not yet
    ),
  );
}

/**
 * Kubernetes tells the time in whole seconds.
 * @param {string | undefined} time
 * @param {number} since
 */
export function isSince(time, since) {
  return time !== undefined && Date.parse(time) >= Math.floor(since / 1000) * 1000;
}

/**
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} check
 * @returns {Promise<NonNullable<T>>}
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
