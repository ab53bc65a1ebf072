// @ts-check
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

import { dockerArchive } from './docker-archive.js';
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
    const archive = join(work, 'image.tar');
    const images = [{ name: image, command: basename(binary), args }];
    await dockerArchive(archive, { program: binary, images, work });
    await importImages(name, archive);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
