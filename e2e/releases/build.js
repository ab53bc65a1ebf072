// @ts-check
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { built, filesOf } from '../setup/built.js';
import { run } from '../setup/run.js';
import { root, sources, writeModule } from './go-module.js';
import { release } from './versions.js';

/**
 * Builds the multi-call binary `cert-manager` of a release, with `built-from.json` beside it, which
 * names what stood in for modules that could not be had.
 * @param {string} version
 * @param {import('../setup/progress.js').Progress} [progress]
 * @returns {Promise<string>} the folder of both
 */
export async function build(version, progress) {
  return built(await buildRecipe(version, progress), progress);
}

/**
 * @param {string} version
 * @param {import('../setup/progress.js').Progress} [progress]
 */
export async function buildRecipe(version, progress) {
  const { version: tag, tags } = release(version);
  const flags = goFlags(tag, tags);
  return {
    name: `cert-manager-${tag}`,
    inputs: [...flags, ...(await filesOf(sources, join(import.meta.dirname, 'go-module.js')))],
    /** @param {string} out */
    build: (out) =>
      inModule(tag, out, async ({ folder, env, standIns }) => {
        await run('go', ['build', ...flags, '-o', join(out, 'cert-manager'), '.'], {
          cwd: folder,
          env,
        });
        for (const standIn of standIns)
          progress?.note(`In cert-manager ${tag}: ${standIn}, which GOPROXY does not serve`);
        const from = { version: tag, tags, standIns };
        await writeFile(join(out, 'built-from.json'), `${JSON.stringify(from, null, 2)}\n`);
      }),
  };
}

/**
 * What the Go compiler's own checks say about src/ with a release: throws when they complain.
 * @param {string} version
 */
export async function vet(version) {
  const { version: tag, tags } = release(version);
  await inModule(tag, tmpdir(), ({ folder, env }) =>
    run('go', ['vet', '-trimpath', '-tags', tags.join(','), '.'], { cwd: folder, env }),
  );
}

/**
 * @param {string} version
 * @param {readonly string[]} tags
 */
function goFlags(version, tags) {
  const ldflags = `-s -w -X ${root}/pkg/util.AppVersion=${version}`;
  return ['-trimpath', '-buildvcs=false', '-tags', tags.join(','), '-ldflags', ldflags];
}

/**
 * @param {string} version
 * @param {string} parent of the folder that is worked in
 * @param {(module: {folder: string, env: NodeJS.ProcessEnv, standIns: string[]}) => Promise<unknown>} work
 */
async function inModule(version, parent, work) {
  const folder = await mkdtemp(join(parent, 'certferry-release-'));
  try {
    const { goflags, standIns } = await writeModule(folder, version);
    const env = { ...process.env, CGO_ENABLED: '0', GOFLAGS: goflags, GOWORK: 'off' };
    await work({ folder, env, standIns });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
