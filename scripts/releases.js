// @ts-check

import { buildRecipe } from '../e2e/releases/build.js';
import { chart, chartRecipe } from '../e2e/releases/chart.js';
import { images } from '../e2e/releases/images.js';
import { servePath } from '../e2e/releases/serve.js';
import { cmctlPath, cmctlRecipe, helmPath, helmRecipe } from '../e2e/releases/tools.js';
import { isBuilt } from '../e2e/setup/built.js';

/** @typedef {import('../e2e/setup/progress.js').Progress} Progress */

/**
 * The names of what these releases and their tools still need built.
 * @param {readonly string[]} versions
 */
export async function missingReleases(versions) {
  const recipes = [helmRecipe, await cmctlRecipe()];
  for (const version of versions)
    recipes.push(await buildRecipe(version), await chartRecipe(version));
  const missing = [];
  for (const recipe of recipes) if (!(await isBuilt(recipe))) missing.push(recipe.name);
  return missing;
}

/**
 * One after the other: each Go build uses all cores.
 * @param {readonly string[]} versions
 * @param {Progress} progress
 */
export async function buildReleases(versions, progress) {
  await helmPath(progress);
  for (const version of versions) {
    await images(version, progress);
    await chart(version, progress);
  }
  await cmctlPath(progress);
  await servePath(progress);
}
