import { rm } from 'node:fs/promises';

import type { BundleView } from '@/shared/bundle';

import { bundleFiles } from './bundle-folder';
import { folderFailure } from './folder-failure';

/** Removes a bundle: first the file with the keys, then what describes it, so that a rest is named in the list. */
export async function removeBundle({ id, encrypted }: BundleView): Promise<void> {
  const { folder, file, view } = bundleFiles(id, encrypted);
  try {
    await rm(/*turbopackIgnore: true*/ file, { force: true });
    await rm(/*turbopackIgnore: true*/ view, { force: true });
  } catch (error) {
    throw folderFailure(error, `remove the bundle ${id}`, folder);
  }
}
