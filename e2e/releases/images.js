// @ts-check
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, link, copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { built, filesOf } from '../setup/built.js';
import { run } from '../setup/run.js';
import { build, buildRecipe } from './build.js';
import { release } from './versions.js';

/** @typedef {import('../setup/progress.js').Progress} Progress */

export const commands = ['controller', 'webhook', 'cainjector', 'acmesolver', 'startupapicheck'];

/**
 * The names under which a release publishes its images: what its chart asks for by default.
 * @param {string} version
 */
export function imageNames(version) {
  const { version: tag } = release(version);
  return commands.map((command) => `quay.io/jetstack/cert-manager-${command}:${tag}`);
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
    inputs: [...inputs, ...(await filesOf(join(import.meta.dirname, 'images.js')))],
    /** @param {string} out */
    async build(out) {
      const program = join(await build(tag, progress), 'cert-manager');
      const work = join(out, 'work'); // in the partial result, which is cleared after a crash
      await mkdir(work);
      try {
        await writeArchive(program, tag, work, join(out, 'images.tar'));
      } finally {
        await rm(work, { recursive: true, force: true });
      }
    },
  };
}

/**
 * One layer for all five: the program is in it once, under five names. The charts give `args` only,
 * which replace Cmd, so the command has to be the Entrypoint.
 * @param {string} program
 * @param {string} version
 * @param {string} work
 * @param {string} archive
 */
async function writeArchive(program, version, work, archive) {
  const layer = join(work, 'layer.tar');
  await writeLayer(program, join(work, 'root'), layer);
  const diff = `sha256:${await digest(layer)}`;
  const names = imageNames(version);
  const manifest = [];
  for (const [i, command] of commands.entries()) {
    const config = {
      architecture: process.arch === 'arm64' ? 'arm64' : 'amd64',
      os: 'linux',
      created: '1970-01-01T00:00:00Z',
      rootfs: { type: 'layers', diff_ids: [diff] },
      config: { User: '1000', Entrypoint: [`/${command}`], Env: ['PATH=/'], WorkingDir: '/' },
    };
    await writeFile(join(work, `${command}.json`), JSON.stringify(config));
    manifest.push({ Config: `${command}.json`, RepoTags: [names[i]], Layers: ['layer.tar'] });
  }
  await writeFile(join(work, 'manifest.json'), JSON.stringify(manifest));
  const members = ['manifest.json', 'layer.tar', ...commands.map((command) => `${command}.json`)];
  await run('tar', ['-C', work, '-cf', archive, ...members]);
}

/**
 * @param {string} program
 * @param {string} root
 * @param {string} layer
 */
async function writeLayer(program, root, layer) {
  await mkdir(join(root, 'tmp'), { recursive: true });
  await chmod(join(root, 'tmp'), 0o1777);
  const [first, ...others] = commands.map((command) => join(root, command));
  if (!first) return;
  await copyFile(program, first);
  await chmod(first, 0o755);
  for (const other of others) await link(first, other);
  const reproducible = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner'];
  await run('tar', ['-C', root, ...reproducible, '-cf', layer, '.']);
}

/** @param {string} file */
async function digest(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
