// @ts-check
import { join } from 'node:path';

import { built, filesOf, isBuilt } from '../setup/built.js';
import { goBuild, goInputs } from '../setup/go.js';

const here = import.meta.dirname;
const stamp = ['k8s.io/component-base/version.gitVersion=v1.33.13'];

/** @type {Record<string, { module: string, command: string, stamp?: string[] }>} */
const sources = {
  'kube-apiserver': kubernetes('kube-apiserver'),
  'kube-controller-manager': kubernetes('kube-controller-manager'),
  'kube-scheduler': kubernetes('kube-scheduler'),
  kubelet: kubernetes('kubelet'),
  'kube-proxy': kubernetes('kube-proxy'),
  kubectl: kubernetes('kubectl'),
  etcd: { module: 'etcd', command: 'go.etcd.io/etcd/server/v3' },
  coredns: { module: 'coredns', command: 'github.com/coredns/coredns' },
  keeper: { module: 'tools', command: './keeper' },
  pause: { module: 'tools', command: './pause' },
  hello: { module: 'tools', command: './hello' },
};

/**
 * Builds what is missing, one after the other (each build uses all cores), and returns the path of
 * every binary by its name.
 * @param {import('../setup/progress.js').Progress} [progress]
 * @returns {Promise<Record<string, string>>}
 */
export async function binaries(progress) {
  /** @type {Record<string, string>} */
  const paths = {};
  for (const name of Object.keys(sources)) paths[name] = await binary(name, progress);
  return paths;
}

/** The names of the binaries that are not built yet. */
export async function missingBinaries() {
  const missing = [];
  for (const name of Object.keys(sources)) {
    if (!(await isBuilt(await recipe(name)))) missing.push(name);
  }
  return missing;
}

/** kubectl of the same version as the cluster; Debian's is too old for much that is used here. */
export function kubectlPath() {
  return binary('kubectl');
}

/**
 * @param {string} name
 * @param {import('../setup/progress.js').Progress} [progress]
 */
export async function binary(name, progress) {
  return join(await built(await recipe(name), progress), name);
}

/** @param {string} name */
async function recipe(name) {
  const source = sources[name];
  if (!source) throw new Error(`There is no binary ${name} to build.`);
  const folder = join(here, source.module);
  return {
    name,
    inputs: [source.command, ...goInputs(source.stamp), ...(await filesOf(folder))],
    /** @param {string} out */
    build: (out) => goBuild({ ...source, folder, out: join(out, name) }),
  };
}

/** @param {string} command */
function kubernetes(command) {
  return { module: 'kubernetes', command: `k8s.io/kubernetes/cmd/${command}`, stamp };
}
