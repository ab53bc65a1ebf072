// @ts-check
import { component } from './component.js';
import { inside } from './inside.js';

/**
 * Sends a signal to a component; one that dies of it comes back after a second.
 * @param {string} name
 * @param {string} target such as kube-apiserver
 * @param {string} signalName such as KILL, STOP, CONT
 */
export async function signal(name, target, signalName) {
  const { pid } = await component(name, target);
  if (!pid) throw new Error(`${target} of ${name} has not been started yet.`);
  await inside(name, ['kill', '-s', signalName.replace(/^SIG/, ''), pid]);
}
