// @ts-check
import { readFile } from 'node:fs/promises';

import { nodePid } from './node-pid.js';
import { exists, readOptions } from './state.js';

const controlPlane = ['etcd', 'kube-apiserver'];
const wholeNode = [
  ...controlPlane,
  'containerd',
  'kube-controller-manager',
  'kube-scheduler',
  'kubelet',
  'kube-proxy',
  'coredns',
];

/**
 * What a cluster consists of.
 * @param {string} name
 */
export async function componentsOf(name) {
  return (await readOptions(name)).controlPlaneOnly ? controlPlane : wholeNode;
}

/**
 * A component of the node that has this pid here: the component's pid in there, and the pipe that
 * holds it down.
 * @param {number} node
 * @param {string} target
 */
export async function componentOf(node, target) {
  const run = `/proc/${node}/root/run`;
  const file = `${run}/pids/${target}`;
  const pid = (await exists(file)) ? (await readFile(file, 'utf8')).trim() : undefined;
  return { pid, hold: `${run}/held/${target}` };
}

/**
 * @param {string} name
 * @param {string} target
 */
export async function component(name, target) {
  const node = await nodePid(name);
  const known = await componentsOf(name);
  if (known.includes(target)) return componentOf(node, target);
  throw new Error(`${name} has no component ${target}: it has ${known.join(', ')}.`);
}
