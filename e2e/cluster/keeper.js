// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { open, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { addresses } from './addresses.js';
import { binary } from './binaries.js';
import { lastLines } from './last-lines.js';
import { stateFolder } from './state.js';

// a shell, because only a process can move itself into several cgroups before it becomes another
const ENTER = 'for group in $1; do echo $$ >"$group/cgroup.procs"; done; shift; exec "$@"';

const PATIENCE = 30_000;

/**
 * Starts the keeper and with it the node; both live on without us.
 * @param {string} name
 * @param {import('./state.js').Options} options
 * @param {readonly string[]} cgroups
 */
export async function startKeeper(name, { controlPlaneOnly, audit }, cgroups) {
  const folder = stateFolder(name);
  const script = join(import.meta.dirname, 'node.sh');
  const keeper = [await binary('keeper'), folder, 'bash', script, folder];
  /** @type {Record<string, string | undefined>} */
  const env = { ...process.env, NODE_IP: addresses.node, SERVICE_CIDR: addresses.services };
  if (controlPlaneOnly) env.CONTROL_PLANE_ONLY = '1';
  if (audit) env.AUDIT = '1';
  await rm(socket(name), { force: true });
  const log = await open(join(folder, 'log', 'node.log'), 'a');
  const child = spawn('bash', ['-c', ENTER, 'enter', cgroups.join(' '), ...keeper], {
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    cwd: '/',
    env: /** @type {NodeJS.ProcessEnv} */ (env),
  });
  child.unref();
  let ended = false;
  child.once('exit', () => (ended = true));
  await log.close();
  const end = Date.now() + PATIENCE;
  while (!(await isKept(name))) {
    if (ended) throw new Error(`The node of ${name} did not start:\n${await lastLines(folder)}`);
    if (Date.now() > end) {
      child.kill('SIGKILL');
      throw new Error(`The keeper of ${name} did not answer within ${PATIENCE / 1000} s.`);
    }
    await sleep(20);
  }
}

/**
 * Is there a keeper, and so a node? True across PID namespaces too.
 * @param {string} name
 */
export async function isKept(name) {
  const line = connect(socket(name));
  try {
    await once(line, 'connect');
    return true;
  } catch {
    // no socket, or nobody behind it
    return false;
  } finally {
    line.destroy();
  }
}

/**
 * @param {string} name
 * @param {string} order
 * @returns {Promise<string>}
 */
export async function ask(name, order) {
  const line = connect(socket(name));
  line.setEncoding('utf8');
  line.end(`${order}\n`);
  let answer = '';
  try {
    for await (const text of line) answer += text;
  } catch (error) {
    throw new Error(`Cluster ${name} is not up: start it with \`cluster -- up --name ${name}\`.`, {
      cause: error,
    });
  }
  if (answer.startsWith('error: '))
    throw new Error(`${name}, ${order}: ${answer.slice(7).trim()}.`);
  return answer.trim();
}

/**
 * Ends the node, if there is one, and returns when all its processes are gone.
 * @param {string} name
 */
export async function endKeeper(name) {
  if (await isKept(name)) await ask(name, 'end');
}

/** @param {string} name */
function socket(name) {
  return join(stateFolder(name), 'control.sock');
}
