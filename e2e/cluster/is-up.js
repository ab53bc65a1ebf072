// @ts-check
import { join } from 'node:path';

import { isKept } from './keeper.js';
import { exists, stateFolder } from './state.js';

/**
 * Was it brought up to the end? An `up` that was cut off left a node without the rest.
 * @param {string} name
 */
export async function isUp(name) {
  return (await isKept(name)) && (await exists(join(stateFolder(name), 'up.done')));
}
