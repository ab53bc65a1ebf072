// @ts-check
import { spawn } from 'node:child_process';

/**
 * Runs a command to its end and returns what it printed. Throws with the end of its error output
 * when it fails. The command dies with us.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, input?: string | Buffer | import('node:stream').Readable, signal?: AbortSignal }} [options]
 * @returns {Promise<string>}
 */
export async function run(command, args, { cwd, env = process.env, input, signal } = {}) {
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', command, ...args], { cwd, env, signal });
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
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, killedBy) => resolve(status ?? killedBy));
  });
  if (code === 0) return out;
  const tail = (errors || out).trim().split('\n').slice(-15).join('\n');
  throw new Error(`${[command, ...args].join(' ').slice(0, 300)} ended with ${code}:\n${tail}`);
}
