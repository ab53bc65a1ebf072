// @ts-check
import { spawn } from 'node:child_process';

/**
 * Runs a command to its end and returns what it printed. Throws with the end of its error output
 * when it fails. The command dies with us; `signal` ends it with `killSignal`, and its end is waited for.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, input?: string | Buffer | import('node:stream').Readable, signal?: AbortSignal, killSignal?: NodeJS.Signals }} [options]
 * @returns {Promise<string>}
 */
export async function run(command, args, options = {}) {
  const { cwd, env = process.env, input, signal, killSignal } = options;
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', command, ...args], {
    cwd,
    env,
    signal,
    killSignal,
  });
  let out = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (errors = (errors + text).slice(-8000)));
  child.stdin.on('error', () => {
    // it ended without reading everything: its exit code tells
  });
  if (input === undefined || typeof input === 'string' || Buffer.isBuffer(input)) {
    child.stdin.end(input);
  } else {
    input.on('error', (error) => child.stdin.destroy(error));
    input.pipe(child.stdin);
  }
  /** @type {Error | undefined} */
  let failure;
  child.once('error', (error) => (failure = error));
  const code = await new Promise((resolve) => {
    child.once('close', (status, killedBy) => resolve(status ?? killedBy));
  });
  if (failure) throw failure;
  if (code === 0) return out;
  const tail = (errors || out).trim().split('\n').slice(-15).join('\n');
  // the other arguments may hold a token or a password
  const said = [command, ...args.slice(0, 2)].join(' ').slice(0, 300);
  throw new Error(`${said} ended with ${code}:\n${tail}`);
}
