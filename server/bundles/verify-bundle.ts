import { createHash } from 'node:crypto';

import type { BundleView } from '@/shared/bundle';
import { Failure } from '@/shared/failure';

import { bundleFiles } from './bundle-folder';
import { openBundle, type ReadBundle, readBundle } from './read-bundle';

export interface VerifyOptions {
  /** Of an encrypted bundle; without it only the file as a whole can be looked at. */
  readonly passphrase?: string;
  readonly signal?: AbortSignal;
}

async function digestOf(path: string, id: string, signal?: AbortSignal): Promise<string> {
  const handle = await openBundle(path, id);
  try {
    const hash = createHash('sha256');
    for await (const chunk of handle.createReadStream({ autoClose: false, start: 0, signal }))
      hash.update(chunk);
    return hash.digest('hex');
  } finally {
    await handle.close();
  }
}

/**
 * Reads a kept bundle from its first byte to its last; a Failure where it is not what was written. What is inside, where
 * it could be opened.
 */
export async function verifyBundle(
  { id, encrypted, sha256 }: BundleView,
  { passphrase, signal }: VerifyOptions,
): Promise<ReadBundle | undefined> {
  const { file } = bundleFiles(id, encrypted);
  const isSealed = encrypted && passphrase === undefined;
  const read = isSealed ? undefined : await readBundle(file, { id, passphrase, signal });
  const found = read?.sha256 ?? (await digestOf(file, id, signal));
  if (found === sha256) return read;
  throw new Failure(
    'invalid',
    `Bundle ${id} is not the file that was written: its checksum is another one. Do not restore from it; use another copy or another bundle.`,
  );
}
