// @ts-check
import { join } from 'node:path';

import { built, filesOf } from '../setup/built.js';
import { goBuild, goInputs } from '../setup/go.js';

const folder = join(import.meta.dirname, 'serve');

/** The image that the seed's Deployment runs. */
export const serveImage = 'certferry.test/serve:1';

/**
 * The small TLS server of the seed.
 * @param {import('../setup/progress.js').Progress} [progress]
 */
export async function servePath(progress) {
  const recipe = {
    name: 'serve',
    inputs: [...goInputs(), ...(await filesOf(folder))],
    /** @param {string} out */
    build: (out) => goBuild({ folder, command: '.', out: join(out, 'serve') }),
  };
  return join(await built(recipe, progress), 'serve');
}
