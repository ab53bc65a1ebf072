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
 * A component as its node sees it: the node's root folder from here, its pid there, and the pipe
 * that holds it down.
 * @param {string} name
 * @param {string} target
 */
export async function component(name, target) {
  const root = `/proc/${await nodePid(name)}/root`;
  const known = await componentsOf(name);
  if (!known.includes(target)) {
    throw new Error(`${name} has no component ${target}: it has ${known.join(', ')}.`);
  }
  const file = `${root}/run/pids/${target}`;
  const pid = (await exists(file)) ? (await readFile(file, 'utf8')).trim() : undefined;
  return { root, pid, hold: `${root}/run/held/${target}` };
}
