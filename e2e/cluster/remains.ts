import { readdir, readFile, readlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';

import { run } from '../setup/run.js';
import { hierarchies } from './cgroup.js';
import { nodePid } from './node-pid.js';
import { cgroupPrefix, stateFolder } from './state.js';

const kinds = ['net', 'mnt', 'pid', 'ipc', 'uts'] as const;

/** What the whole machine has of its own, as its own tools tell it; without the disks of tests that run beside. */
export async function machine() {
  const rules = await run('iptables-save', []);
  const mounts = (await run('findmnt', ['-rn', '-o', 'TARGET,SOURCE,FSTYPE'])).split('\n');
  return {
    mounts: mounts.filter((line) => !line.startsWith(`${tmpdir()}/`)).toSorted(),
    links: (await run('ip', ['-o', 'link'])).replaceAll(/ qlen \d+/g, ''),
    routes: await run('ip', ['route', 'show', 'table', 'all']),
    rules: rules.replaceAll(/^#.*$|\[\d+:\d+\]/gm, ''),
    sysctls: await run('sysctl', ['vm.overcommit_memory', 'kernel.panic', 'kernel.panic_on_oops']),
  };
}

/** Every namespace that a process of the node or of one of its pods is in, and not we. */
export async function namespacesOf(name: string): Promise<Set<string>> {
  const mine = new Set(await namespacesOfProcess('self'));
  const root = await readlink(`/proc/${await nodePid(name)}/ns/pid`);
  const found = new Set<string>();
  for (const pid of await pids()) {
    const namespaces = await namespacesOfProcess(pid);
    if (!namespaces.includes(root) && !(await isOf(name, pid))) continue;
    for (const namespace of namespaces) if (!mine.has(namespace)) found.add(namespace);
  }
  return found;
}

/**
 * What is left of a cluster that lived in these namespaces: nothing, we hope. The kernel gives the
 * number of a dead namespace to a stranger's new one; whom a process belongs to, its cgroup tells.
 */
export async function remainsOf(name: string, namespaces: ReadonlySet<string>) {
  const processes = [];
  for (const pid of await pids()) {
    const inside = (await namespacesOfProcess(pid)).some((namespace) => namespaces.has(namespace));
    if (inside && (await isOf(name, pid))) processes.push(pid);
  }
  const numbers = new Set([...namespaces].map((text) => /\d+/.exec(text)?.[0]));
  const listed = [];
  for (const line of (await run('lsns', ['-n', '-r', '-o', 'NS,TYPE,PID'])).split('\n')) {
    const [number, , pid = ''] = line.split(' ');
    if (numbers.has(number) && (await isOf(name, pid))) listed.push(line);
  }
  const cgroups = [];
  for (const hierarchy of await hierarchies()) {
    const entries = await readdir(hierarchy);
    cgroups.push(...entries.filter((entry) => entry === `${cgroupPrefix()}${name}`));
  }
  const ps = (await run('ps', ['-eo', 'pid,args'])).split('\n');
  return {
    processes,
    commandLines: ps.filter((line) => line.includes(stateFolder(name))),
    namespaces: listed,
    cgroups,
    state: await run('find', [stateFolder(name)]).catch(() => 'none'),
  };
}

export const nothing = {
  processes: [],
  commandLines: [],
  namespaces: [],
  cgroups: [],
  state: 'none',
};

async function isOf(name: string, pid: string) {
  try {
    // a zombie holds nothing; the first process of the machine takes it away in its own time
    if (/^State:\tZ/m.test(await readFile(`/proc/${pid}/status`, 'utf8'))) return false;
    return (await readFile(`/proc/${pid}/cgroup`, 'utf8')).includes(`/${cgroupPrefix()}${name}/`);
  } catch {
    // it ended meanwhile
    return false;
  }
}

async function pids() {
  return (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry));
}

async function namespacesOfProcess(pid: string) {
  try {
    return await Promise.all(kinds.map((kind) => readlink(`/proc/${pid}/ns/${kind}`)));
  } catch {
    // a kernel thread, or it ended meanwhile
    return [];
  }
}
