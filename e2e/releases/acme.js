// @ts-check
import { join } from 'node:path';

import { load } from '../cluster/load.js';
import { built, filesOf } from '../setup/built.js';
import { goBuild, goInputs } from '../setup/go.js';

/** @typedef {import('../setup/progress.js').Progress} Progress */

const pebble = join(import.meta.dirname, 'tools/pebble');
const front = join(import.meta.dirname, 'acme-front');

/** The programs of an ACME server: the image that each becomes, its module, and its package there. */
const programs = [
  { name: 'pebble', folder: pebble, command: 'github.com/letsencrypt/pebble/v2/cmd/pebble' },
  {
    name: 'pebble-challtestsrv',
    folder: pebble,
    command: 'github.com/letsencrypt/pebble/v2/cmd/pebble-challtestsrv',
  },
  { name: 'acme-front', folder: front, command: '.' },
];

/** @param {string} program */
export const acmeImage = (program) => `certferry.test/${program}:1`;

/** @param {(typeof programs)[number]} program */
async function recipe({ name, folder, command }) {
  return {
    name,
    inputs: [...goInputs(), command, ...(await filesOf(folder))],
    /** @param {string} out */
    build: (out) => goBuild({ folder, command, out: join(out, name) }),
  };
}

/**
 * The paths of Pebble, of its DNS server, and of what stands before it.
 * @param {Progress} [progress]
 */
export async function acmePaths(progress) {
  const paths = [];
  // One after the other: each Go build uses all cores.
  for (const program of programs)
    paths.push(join(await built(await recipe(program), progress), program.name));
  return paths;
}

/**
 * Gives the images of an ACME server to the node.
 * @param {string} name of the cluster
 */
export async function loadAcme(name) {
  const paths = await acmePaths();
  await Promise.all(
    programs.map((program, index) => load(name, paths[index] ?? '', acmeImage(program.name))),
  );
}
