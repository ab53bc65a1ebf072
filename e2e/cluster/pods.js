// @ts-check
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { get } from './get.js';
import { isSince, until } from './ready.js';
import { exists, stateFolder } from './state.js';

/** @typedef {import('./ready.js').Condition} Condition */
/** @typedef {{ state?: { running?: { startedAt: string } } }} Container */
/** @typedef {{ metadata: { namespace: string, name: string }, status: { podIP?: string, phase?: string, conditions?: Condition[], containerStatuses?: Container[] } }} Pod */
/** @typedef {{ endpoints?: { addresses: string[], conditions?: { ready?: boolean }, targetRef?: { namespace: string, name: string } }[] }} Slice */

/** @param {string} name */
const memory = (name) => join(stateFolder(name), 'ready-pods.json');

/**
 * Writes down which pods are Ready, for when the cluster goes on. What etcd says then is stale at
 * first, and soon changed by those who find the pods dead.
 * @param {string} name
 */
export async function rememberPods(name) {
  const text = await get(name, '/api/v1/pods');
  // an API server that is down cannot tell: then nobody will wait for its pods
  const all = /** @type {Pod[]} */ (text ? JSON.parse(text).items : []);
  await writeFile(memory(name), JSON.stringify(all.filter(isReady).map(nameOf)));
}

/**
 * The pods that were Ready are so again, if they are still wanted, and Services lead to them.
 * @param {string} name
 * @param {number} since
 */
export async function podsReady(name, since) {
  if (!(await exists(memory(name)))) return;
  const wanted = new Set(JSON.parse(await readFile(memory(name), 'utf8')));
  const stillWanted = async () => (await pods(name)).filter((pod) => wanted.has(nameOf(pod)));
  await until(`the pods of ${name} run again`, async () =>
    (await stillWanted()).every(
      (pod) => isReady(pod) && pod.status.containerStatuses?.every((one) => runs(one, since)),
    ),
  );
  const ips = new Map((await stillWanted()).map((pod) => [nameOf(pod), pod.status.podIP]));
  await until(`the Services of ${name} lead to its pods`, async () => {
    const text = await get(name, '/apis/discovery.k8s.io/v1/endpointslices');
    if (!text) return false;
    const slices = /** @type {Slice[]} */ (JSON.parse(text).items);
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
  return JSON.parse(text).items;
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
