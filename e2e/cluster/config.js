// @ts-check
import { mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { addresses, pauseImage } from './addresses.js';
import { writeKubeconfig } from './kubeconfig.js';
import { cgroupPrefix, stateFolder } from './state.js';

const folders = ['etcd', 'containerd', 'kubelet', 'log', 'cni/conf', 'cni/state', 'pods', 'pv'];
const users = ['kubelet', 'kube-controller-manager', 'kube-scheduler', 'kube-proxy', 'coredns'];
const files = [
  'containerd.toml',
  'pods.conflist',
  'kubelet.yaml',
  'kube-proxy.yaml',
  'audit.yaml',
  'Corefile',
  'dns.yaml',
];

/**
 * Writes what the components of a node read, the binaries as links among it.
 * @param {string} name
 * @param {Record<string, string>} binaries
 */
export async function writeConfig(name, binaries) {
  const folder = stateFolder(name);
  for (const below of folders) await mkdir(join(folder, below), { recursive: true });
  const values = {
    CGROUP: `/${cgroupPrefix()}${name}`,
    CLUSTER: name,
    DNS_IP: addresses.dns,
    NODE_IP: addresses.node,
    PAUSE_IMAGE: pauseImage,
    POD_CIDR: addresses.pods,
  };
  for (const file of files) {
    const text = await readFile(join(import.meta.dirname, 'config', file), 'utf8');
    const target = file === 'pods.conflist' ? 'cni/conf/10-pods.conflist' : file;
    await writeFile(join(folder, target), filledIn(text, values));
  }
  // pods with dnsPolicy Default would get the machine's resolver
  await writeFile(join(folder, 'resolv.conf'), '');
  for (const user of users) await writeKubeconfig(name, user, 'https://127.0.0.1:6443');
  await rm(join(folder, 'bin'), { recursive: true, force: true });
  await mkdir(join(folder, 'bin'));
  for (const [binary, path] of Object.entries(binaries)) {
    await symlink(path, join(folder, 'bin', binary));
  }
}

/**
 * @param {string} text
 * @param {Record<string, string>} values
 */
function filledIn(text, values) {
  return text.replaceAll(/\$\{(\w+)\}/g, (_, key) => {
    const value = values[key];
    if (value === undefined) throw new Error(`No value for \${${key}} in a node's configuration.`);
    return value;
  });
}
