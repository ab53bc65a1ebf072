// @ts-check
import { readFile, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';

import { cacheFolder } from './cache.js';
import { run } from './run.js';

const CONTROLLERS = ['cpu', 'cpuacct', 'cpuset', 'memory', 'devices', 'freezer', 'blkio', 'pids'];

/**
 * What this machine lacks that we cannot install by ourselves: one sentence each, with what to do.
 * @returns {Promise<string[]>}
 */
export async function missingPrerequisites() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return [`This is ${process.platform}/${process.arch}; the test bed runs on Linux/amd64 only.`];
  }
  if (process.getuid?.() !== 0) {
    return ['Not root: namespaces, mounts and packages need it, so run this as root.'];
  }
  const answers = [node(), await go(), await apt(), await namespaces(), await cgroups()];
  return answers.filter((answer) => answer !== undefined);
}

function node() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return undefined;
  return `Node ${process.versions.node} is too old: install Node 20.19 or newer.`;
}

async function go() {
  let version;
  try {
    version = (await run('go', ['env', 'GOVERSION'])).trim();
  } catch {
    // no go command, or a broken one: the same to do
    return 'The go command was not found: install Go 1.26 or newer and put it on the PATH.';
  }
  const [, major = 0, minor = 0] = (/^go(\d+)\.(\d+)/.exec(version) ?? []).map(Number);
  if (major > 1 || minor >= 26) return undefined;
  return `Go ${version} is too old: install Go 1.26 or newer.`;
}

async function apt() {
  try {
    await stat('/usr/bin/apt-get');
    return undefined;
  } catch {
    // another distribution
    return 'apt-get was not found: containerd, runc and the rest come as packages of Debian 12.';
  }
}

async function namespaces() {
  try {
    await run('unshare', ['--mount', '--net', '--pid', '--fork', '--mount-proc', 'true']);
    return undefined;
  } catch {
    // EPERM in a container without CAP_SYS_ADMIN
    return 'This root may not make namespaces (unshare failed): give it CAP_SYS_ADMIN, in a container by --privileged.';
  }
}

async function cgroups() {
  const mounts = await readFile('/proc/self/mounts', 'utf8');
  const options = mounts.split('\n').map((line) => line.split(' '));
  const v1 = options.filter(([, , type]) => type === 'cgroup').map((line) => line[3] ?? '');
  const mounted = new Set(v1.flatMap((text) => text.split(',')));
  const missing = CONTROLLERS.filter((controller) => !mounted.has(controller));
  if (missing.length === 0) return undefined;
  return `The cgroup v1 hierarchies ${missing.join(', ')} are not mounted below /sys/fs/cgroup and cgroup v2 alone is not supported: boot with systemd.unified_cgroup_hierarchy=0.`;
}

/**
 * The sentence about a disk that is too small for what is about to be written into our cache folder
 * and Go's.
 * @param {number} freeGiB
 */
export async function missingSpace(freeGiB) {
  const goFolders = await run('go', ['env', 'GOCACHE', 'GOMODCACHE']);
  for (const wanted of [cacheFolder(), ...goFolders.split('\n').filter(Boolean)]) {
    const folder = await nearestFolder(wanted);
    const { bavail, bsize } = await statfs(folder);
    const free = (bavail * bsize) / 2 ** 30;
    if (free >= freeGiB) continue;
    return `Only ${free.toFixed(1)} GiB are free at ${folder} and ${freeGiB} are needed: free some, or set CERTFERRY_CACHE, GOCACHE and GOMODCACHE to folders on a larger disk.`;
  }
  return undefined;
}

/**
 * @param {string} path
 * @returns {Promise<string>}
 */
async function nearestFolder(path) {
  try {
    await stat(path);
    return path;
  } catch {
    // not made yet: it will be on its parent's disk
    return nearestFolder(dirname(path));
  }
}
