// @ts-check
import { open, rm } from 'node:fs/promises';

import { component } from './component.js';
import { exists } from './state.js';

/**
 * Lets a component that was held come back. Returns when it is being started.
 * @param {string} name
 * @param {string} target
 */
export async function release(name, target) {
  const { hold: pipe } = await component(name, target);
  if (!(await exists(pipe))) throw new Error(`${target} of ${name} is not held.`);
  // the node's loop reads from the pipe; opening waits until it does
  const writer = await open(pipe, 'w');
  await rm(pipe);
  await writer.close();
}
