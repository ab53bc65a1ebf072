// @ts-check
import { createReadStream } from 'node:fs';

import { inside } from './inside.js';

/**
 * Gives the images of a docker archive or an OCI archive to the node.
 * @param {string} name
 * @param {string | import('node:stream').Readable} archive a path or the archive itself
 */
export async function importImages(name, archive) {
  const input = typeof archive === 'string' ? createReadStream(archive) : archive;
  await inside(name, ['ctr', '-n', 'k8s.io', 'images', 'import', '-'], { input });
}
