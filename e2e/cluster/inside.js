// @ts-check
import { run } from '../setup/run.js';
import { nodePid } from './node-pid.js';

/**
 * Runs a command in the node's namespaces and returns what it printed.
 * @param {string} name
 * @param {readonly string[]} argv
 * @param {{ input?: string | Buffer | import('node:stream').Readable, signal?: AbortSignal }} [options]
 */
export async function inside(name, argv, options = {}) {
  return run('nsenter', [...(await enter(name)), ...argv], options);
}

/**
 * The arguments with which nsenter reaches the node.
 * @param {string} name
 */
export async function enter(name) {
  return ['-t', String(await nodePid(name)), '-n', '-m', '-p', '--'];
}
