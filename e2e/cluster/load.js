// @ts-check
import { createHash } from 'node:crypto';
import { copyFile, chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { run } from '../setup/run.js';
import { importImages } from './import-images.js';

/**
 * Makes an image of one static binary, which runs as user 1000, and gives it to the node.
 * @param {string} name
 * @param {string} binary
 * @param {string} image its name with a tag other than latest, or the kubelet would try to pull it
 * @param {readonly string[]} [args]
 */
export async function load(name, binary, image, args = []) {
  const work = await mkdtemp(join(tmpdir(), 'certferry-image-'));
  try {
    await importImages(name, await archive(work, binary, image, args));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/**
 * @param {string} work
 * @param {string} binary
 * @param {string} image
 * @param {readonly string[]} args
 */
async function archive(work, binary, image, args) {
  const program = join(work, 'root', basename(binary));
  await mkdir(join(work, 'root', 'tmp'), { recursive: true });
  await chmod(join(work, 'root', 'tmp'), 0o1777);
  await copyFile(binary, program);
  await chmod(program, 0o755);
  const same = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner'];
  const layer = join(work, 'layer.tar');
  await run('tar', ['-C', join(work, 'root'), ...same, '-cf', layer, '.']);
  const digest = createHash('sha256')
    .update(await readFile(layer))
    .digest('hex');
  const config = {
    architecture: 'amd64',
    os: 'linux',
    created: '1970-01-01T00:00:00Z',
    rootfs: { type: 'layers', diff_ids: [`sha256:${digest}`] },
    config: {
      User: '1000',
      Entrypoint: [`/${basename(binary)}`],
      Cmd: args,
      Env: ['PATH=/'],
      WorkingDir: '/',
    },
  };
  const manifest = [{ Config: 'config.json', RepoTags: [image], Layers: ['layer.tar'] }];
  await writeFile(join(work, 'config.json'), JSON.stringify(config));
  await writeFile(join(work, 'manifest.json'), JSON.stringify(manifest));
  const file = join(work, 'image.tar');
  await run('tar', ['-C', work, '-cf', file, 'manifest.json', 'config.json', 'layer.tar']);
  return file;
}
