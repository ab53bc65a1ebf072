// @ts-check
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { halt } from './halt.js';
import { isUp } from './is-up.js';
import { rememberPods } from './pods.js';
import { exists, lockedByName, stateFolder } from './state.js';

/**
 * Ends a cluster and leaves nothing of it, or its data for the next `up`.
 * @param {string} name
 * @param {{ keep?: boolean }} [options]
 */
export async function down(name, { keep = false } = {}) {
  await lockedByName(name, async () => {
    const folder = stateFolder(name);
    if (keep && (await isUp(name))) await rememberPods(name);
    await halt(name);
    if (keep && (await exists(folder))) await writeFile(join(folder, 'kept'), '');
    else await rm(folder, { recursive: true, force: true });
  });
}
