// @ts-check
import { ask } from './keeper.js';

/**
 * Makes an address in the node's network, such as a Service's, reachable on loopback.
 * @param {string} name
 * @param {string} target CLUSTER-IP:PORT
 * @returns {Promise<number>} the port on 127.0.0.1, the same one for the same target
 */
export async function publish(name, target) {
  const address = await ask(name, `publish ${target}`);
  return Number(address.split(':')[1]);
}
