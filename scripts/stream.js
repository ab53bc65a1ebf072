// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/**
 * Runs a command with its output passed through, and returns its exit code.
 * @param {readonly string[]} command
 * @param {AbortSignal} stop
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>}
 */
export async function stream([command = '', ...args], stop, env = process.env) {
  stop.throwIfAborted();
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
  const interrupt = () => child.kill('SIGINT');
  stop.addEventListener('abort', interrupt, { once: true });
  const [code] = await once(child, 'exit');
  stop.removeEventListener('abort', interrupt);
  stop.throwIfAborted();
  return code ?? 1;
}
