// @ts-check
import { constants } from 'node:fs';
import { open, rm } from 'node:fs/promises';

import { component } from './component.js';
import { until } from './ready.js';
import { exists } from './state.js';

/**
 * Lets a component that was held come back. Returns when it is being started.
 * @param {string} name
 * @param {string} target
 */
export async function release(name, target) {
  const { hold: pipe } = await component(name, target);
  if (!(await exists(pipe))) throw new Error(`${target} of ${name} is not held.`);
  const writer = await until(`${target} of ${name} waits to be released`, () => opened(pipe));
  await rm(pipe);
  await writer.close();
}

/**
 * The pipe, once the node's loop reads from it. A plain opening would wait for that without an end.
 * @param {string} pipe
 * @returns {Promise<import('node:fs/promises').FileHandle | undefined>}
 */
async function opened(pipe) {
  try {
    return await open(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENXIO') return undefined;
    throw error;
  }
}
