import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

import { extract } from 'tar-stream';

import type { BundleManifest } from '@/shared/bundle';
import { Failure, isFailure } from '@/shared/failure';

import { ArchiveCheck, type Limits, mostOf, Wrong } from './archive-check';
import { type Chunks, decrypted } from './encrypted';
import { folderFailure, isAbsent } from './folder-failure';

export interface ReadOptions {
  readonly id: string;
  readonly passphrase?: string;
  readonly limits?: Limits;
  readonly signal?: AbortSignal;
}

export interface ReadBundle {
  readonly manifest: BundleManifest;
  /** RESTORE.md: how it is restored by hand. */
  readonly restore: string;
  /** Of the file as it was read. */
  readonly size: number;
  readonly sha256: string;
}

const damaged = (id: string, why: string, cause?: unknown) =>
  new Failure(
    'invalid',
    `Bundle ${id} is not whole, or was changed: ${why}. Do not restore from it; use another copy or another bundle.`,
    { cause },
  );

/** The file of a bundle, opened for reading; never what a link leads to. */
export async function openBundle(path: string, id: string): Promise<FileHandle> {
  try {
    return await open(/*turbopackIgnore: true*/ path, constants.O_RDONLY | constants.O_NOFOLLOW);
  } catch (error) {
    if (isAbsent(error))
      throw new Failure('not-found', `There is no file of a bundle ${id}: it was removed.`);
    if (error instanceof Error && 'code' in error && error.code === 'ELOOP')
      throw damaged(id, 'its file is a link');
    throw folderFailure(error, `read the bundle ${id}`, path);
  }
}

function limited(most: number) {
  return async function* within(chunks: Chunks) {
    let size = 0;
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > most) throw new Wrong(`it unpacks to more than ${most} bytes`);
      yield chunk;
    }
  };
}

async function readArchive(
  handle: FileHandle,
  { id, passphrase, limits = mostOf, signal }: ReadOptions,
): Promise<ReadBundle> {
  const stat = await handle.stat();
  if (!stat.isFile()) throw new Wrong('its file is not a regular one');
  if (stat.size > limits.file) throw new Wrong(`its file is larger than ${limits.file} bytes`);
  const hash = createHash('sha256');
  const archive = extract();
  const fed = pipeline(
    handle.createReadStream({ autoClose: false, start: 0 }),
    async function* (chunks: Chunks) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    },
    (chunks: Chunks) => decrypted(chunks, id, passphrase),
    createGunzip(),
    limited(limits.unpacked),
    archive,
    { signal },
  ).then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
  const check = new ArchiveCheck(limits);
  try {
    for await (const entry of archive) await check.see(entry);
  } catch (error) {
    archive.destroy();
    const cut = await fed;
    // Why it could not be fed any more tells more than that its entries ended.
    throw error instanceof Wrong || !cut ? error : cut.error;
  }
  const cut = await fed;
  if (cut) throw cut.error;
  const manifest = check.manifest(id);
  return { manifest, restore: check.restore, size: stat.size, sha256: hash.digest('hex') };
}

/**
 * Reads a bundle on one open file and returns only when every member was seen to be what it should be. Nothing
 * is unpacked to the disk. A Failure `invalid` says what is wrong with it.
 */
export async function readBundle(path: string, options: ReadOptions): Promise<ReadBundle> {
  const handle = await openBundle(path, options.id);
  try {
    return await readArchive(handle, options);
  } catch (error) {
    if (isFailure(error)) throw error;
    options.signal?.throwIfAborted();
    if (error instanceof Wrong) throw damaged(options.id, error.message);
    throw damaged(options.id, 'it cannot be unpacked to its end', error);
  } finally {
    await handle.close();
  }
}
