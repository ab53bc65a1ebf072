// @ts-check
import { spawn } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Takes the lock on `file` and returns its release, or undefined when `wait` is false and somebody
 * else holds it. The kernel holds the lock for a child that ends with our pipe, so it is free again
 * the moment that we die, and it counts across PID namespaces, where pid files do not.
 * @param {string} file
 * @param {{ wait?: boolean }} [options]
 * @returns {Promise<(() => Promise<void>) | undefined>}
 */
export async function lock(file, { wait = true } = {}) {
  await mkdir(dirname(file), { recursive: true });
  const mode = wait ? [] : ['--nonblock'];
  const holder = spawn(
    'setpriv',
    ['--pdeathsig', 'KILL', 'flock', ...mode, file, 'sh', '-c', 'echo locked; exec cat'],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
      // a Ctrl-C reaches the whole group of the terminal; the lock must outlive it until released
      detached: true,
    },
  );
  const ended = new Promise((resolve) => holder.once('close', resolve));
  const held = await new Promise((resolve, reject) => {
    holder.once('error', (error) =>
      reject(new Error(`Could not lock ${file}: ${error.message}. Install util-linux.`)),
    );
    holder.stdout.once('data', () => resolve(true));
    holder.once('close', () => resolve(false));
  });
  if (!held && wait) throw new Error(`Could not lock ${file}: flock ended without the lock.`);
  if (!held) return undefined;
  return async () => {
    holder.stdin.end();
    await ended;
  };
}

/**
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function locked(file, work) {
  const release = await lock(file);
  try {
    return await work();
  } finally {
    await release?.();
  }
}
