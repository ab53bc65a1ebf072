// @ts-check
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';

import { cacheFolder } from './cache.js';
import { goVersion } from './go.js';
import { lock, locked } from './lock.js';

/**
 * @typedef {object} Recipe
 * @property {string} name
 * @property {readonly string[]} inputs every text that decides the result: versions, flags, files
 * @property {(out: string) => Promise<void>} build writes the result into the empty folder `out`
 */

/**
 * Returns the folder with the recipe's result, and builds it first when it is not there. A result
 * appears whole or not at all; two processes that want the same one wait for one build.
 * @param {Recipe} recipe
 * @param {import('./progress.js').Progress} [progress]
 * @returns {Promise<string>}
 */
export async function built(recipe, progress) {
  const folder = await folderOf(recipe);
  if (await exists(folder)) return folder;
  await removeLeftovers();
  return locked(lockOf(basename(folder)), async () => {
    if (await exists(folder)) return folder;
    const partial = partialOf(basename(folder));
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial, { recursive: true });
    const build = () => recipe.build(partial);
    await (progress
      ? progress.item(recipe.name, build, { doing: 'is being built', done: 'built' })
      : build());
    await rename(partial, folder);
    return folder;
  });
}

/**
 * @param {Recipe} recipe
 * @returns {Promise<boolean>}
 */
export async function isBuilt(recipe) {
  return exists(await folderOf(recipe));
}

/**
 * The named files, and all files of the named folders, as inputs of a recipe.
 * @param {readonly string[]} paths
 * @returns {Promise<string[]>}
 */
export async function filesOf(...paths) {
  const inputs = [];
  for (const path of paths) inputs.push(...(await contents(path, basename(path))));
  return inputs;
}

/**
 * @param {string} path
 * @param {string} name
 * @returns {Promise<string[]>}
 */
async function contents(path, name) {
  if (!(await stat(path)).isDirectory()) return [`${name}\n${await readFile(path, 'utf8')}`];
  const inputs = [];
  for (const entry of (await readdir(path)).toSorted()) {
    inputs.push(...(await contents(join(path, entry), `${name}/${entry}`)));
  }
  return inputs;
}

/** @param {Recipe} recipe */
async function folderOf({ name, inputs }) {
  const decides = JSON.stringify([name, inputs, await goVersion()]);
  const hash = createHash('sha256').update(decides).digest('hex').slice(0, 12);
  return join(cacheFolder(), 'built', `${name}-${hash}`);
}

const partials = () => join(cacheFolder(), 'partial');

/** @param {string} key */
const partialOf = (key) => join(partials(), key);

/** @param {string} key */
const lockOf = (key) => join(cacheFolder(), 'locks', key);

async function removeLeftovers() {
  await mkdir(join(cacheFolder(), 'built'), { recursive: true });
  await mkdir(partials(), { recursive: true });
  for (const key of await readdir(partials())) {
    const release = await lock(lockOf(key), { wait: false });
    if (!release) continue;
    await rm(partialOf(key), { recursive: true, force: true });
    await release();
  }
}

/** @param {string} path */
async function exists(path) {
  try {
    await stat(path);
    return true;
  } catch {
    // not built yet
    return false;
  }
}
