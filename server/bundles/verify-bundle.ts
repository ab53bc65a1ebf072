import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';

import type { BundleView } from '@/shared/bundle';
import { Failure } from '@/shared/failure';

import { bundleFiles } from './bundle-folder';
import { openBundle, type ReadBundle, readBundle } from './read-bundle';

export interface VerifyOptions {
  /** Of an encrypted bundle; without it only the file as a whole can be looked at. */
  readonly passphrase?: string;
  readonly signal?: AbortSignal;
}

async function digestOf(handle: FileHandle, signal?: AbortSignal): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of handle.createReadStream({ autoClose: false, start: 0, signal }))
    hash.update(chunk);
  return hash.digest('hex');
}

const another = (id: string) =>
  new Failure(
    'invalid',
    `Bundle ${id} is not the file that was written: its checksum is another one. Do not restore from it; use another copy or another bundle.`,
  );

/** The file of a bundle, opened, after every byte of it was seen to be as it was written. */
export async function openWhole(
  { id, encrypted, sha256 }: BundleView,
  signal?: AbortSignal,
): Promise<FileHandle> {
  const handle = await openBundle(bundleFiles(id, encrypted).file, id);
  try {
    if ((await digestOf(handle, signal)) !== sha256) throw another(id);
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

/**
 * Reads a kept bundle from its first byte to its last; a Failure where it is not what was written. What is inside, where
 * it could be opened.
 */
export async function verifyBundle(
  view: BundleView,
  { passphrase, signal }: VerifyOptions,
): Promise<ReadBundle | undefined> {
  const { id, encrypted, sha256 } = view;
  if (encrypted && passphrase === undefined) {
    await (await openWhole(view, signal)).close();
    return undefined;
  }
  const { file } = bundleFiles(id, encrypted);
  const read = await readBundle(file, { id, passphrase, signal });
  if (read.sha256 !== sha256) throw another(id);
  return read;
}
