// @ts-check
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { dockerArchive } from '../cluster/docker-archive.js';
import { built, filesOf } from '../setup/built.js';
import { build, buildRecipe } from './build.js';
import { release } from './versions.js';

/** @typedef {import('../setup/progress.js').Progress} Progress */

const here = import.meta.dirname;
const writer = join(here, '..', 'cluster', 'docker-archive.js');

export const commands = ['controller', 'webhook', 'cainjector', 'acmesolver', 'startupapicheck'];

/**
 * The names under which a release publishes its images: what its chart asks for by default.
 * @param {string} version
 */
export function imageNames(version) {
  return imagesOf(version).map(({ name }) => name);
}

/** @param {string} version */
function imagesOf(version) {
  const { version: tag } = release(version);
  return commands.map((command) => ({
    command,
    name: `quay.io/jetstack/cert-manager-${command}:${tag}`,
  }));
}

/**
 * A docker archive with the five images of a release, to be imported into a node.
 * @param {string} version
 * @param {Progress} [progress]
 * @returns {Promise<string>} its path
 */
export async function images(version, progress) {
  const folder = await built(await imagesRecipe(version, progress), progress);
  return join(folder, 'images.tar');
}

/**
 * @param {string} version
 * @param {Progress} [progress]
 */
export async function imagesRecipe(version, progress) {
  const { version: tag } = release(version);
  const { inputs } = await buildRecipe(tag);
  return {
    name: `images-${tag}`,
    inputs: [...inputs, ...(await filesOf(join(here, 'images.js'), writer))],
    /** @param {string} out */
    async build(out) {
      const program = join(await build(tag, progress), 'cert-manager');
      const work = join(out, 'work'); // in the partial result, which is cleared after a crash
      await mkdir(work);
      try {
        await dockerArchive(join(out, 'images.tar'), { program, images: imagesOf(tag), work });
      } finally {
        await rm(work, { recursive: true, force: true });
      }
    },
  };
}
