// @ts-check
import { run } from '../setup/run.js';
import { kubectlPath } from './binaries.js';
import { kubeconfigPath } from './state.js';

/**
 * @param {string} name
 * @param {readonly string[]} args
 * @param {{ input?: string, signal?: AbortSignal }} [options]
 * @returns {Promise<string>} what it printed
 */
export async function kubectl(name, args, options = {}) {
  const env = { ...process.env, KUBECONFIG: kubeconfigPath(name) };
  return run(await kubectlPath(), args, { ...options, env });
}
