// @ts-check
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, copyFile, link, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import { run } from '../setup/run.js';

/**
 * @typedef {object} Image
 * @property {string} name
 * @property {string} command what the program is called in there, and how it is started
 * @property {readonly string[]} [args]
 */

/**
 * Writes a docker archive of images that share one layer: a static program under their commands'
 * names, to be run by user 1000. The same input makes the same bytes. The command is the Entrypoint,
 * because a pod's `args` replace Cmd alone.
 * @param {string} archive
 * @param {{ program: string, images: readonly Image[], work: string }} of work is an empty folder
 */
export async function dockerArchive(archive, { program, images, work }) {
  const layer = join(work, 'layer.tar');
  const commands = images.map(({ command }) => command);
  await writeLayer(layer, { program, commands, root: join(work, 'root') });
  const layers = [`sha256:${await digest(layer)}`];
  const manifest = [];
  for (const { name, command, args } of images) {
    const config = {
      architecture: 'amd64',
      os: 'linux',
      created: '1970-01-01T00:00:00Z',
      rootfs: { type: 'layers', diff_ids: layers },
      config: {
        User: '1000',
        Entrypoint: [`/${command}`],
        Cmd: args,
        Env: ['PATH=/'],
        WorkingDir: '/',
      },
    };
    await writeFile(join(work, `${command}.json`), JSON.stringify(config));
    manifest.push({ Config: `${command}.json`, RepoTags: [name], Layers: ['layer.tar'] });
  }
  await writeFile(join(work, 'manifest.json'), JSON.stringify(manifest));
  const members = ['manifest.json', 'layer.tar', ...commands.map((command) => `${command}.json`)];
  await run('tar', ['-C', work, '-cf', archive, ...members]);
}

/**
 * @param {string} layer
 * @param {{ program: string, commands: readonly string[], root: string }} of
 */
async function writeLayer(layer, { program, commands, root }) {
  await mkdir(join(root, 'tmp'), { recursive: true });
  await chmod(join(root, 'tmp'), 0o1777);
  const [first = '', ...others] = commands.map((command) => join(root, command));
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
