// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/**
 * Runs a command with its output passed through, to this process's own output or to a file that is
 * open, and returns its exit code.
 * @param {readonly string[]} command
 * @param {{ stop: AbortSignal, env?: NodeJS.ProcessEnv, to?: 'inherit' | number }} options
 * @returns {Promise<number>}
 */
export async function stream([command = '', ...args], { stop, env = process.env, to = 'inherit' }) {
  stop.throwIfAborted();
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', to, to] });
  const interrupt = () => child.kill('SIGINT');
  stop.addEventListener('abort', interrupt, { once: true });
  const [code] = await once(child, 'exit');
  stop.removeEventListener('abort', interrupt);
  stop.throwIfAborted();
  return code ?? 1;
}
