import { readdir, readFile, stat } from 'node:fs/promises';

import { type BundleView, bundleView, type StrayFile } from '@/shared/bundle';

import { isBundleId } from '../domain/bundle-names';
import { bundleFiles, bundleFolder, endings } from './bundle-folder';
import { folderFailure, isAbsent } from './folder-failure';

export interface KeptBundles {
  /** Newest first. */
  readonly bundles: readonly BundleView[];
  readonly strays: readonly StrayFile[];
}

const removal = 'Look at it, and remove it by hand when nobody needs it.';

async function filesOf(folder: string): Promise<string[]> {
  try {
    return await readdir(/*turbopackIgnore: true*/ folder);
  } catch (error) {
    if (isAbsent(error)) return []; // No bundle was ever written.
    throw folderFailure(error, 'list the bundles', folder);
  }
}

async function viewIn(path: string): Promise<BundleView | undefined> {
  try {
    const parsed = bundleView.safeParse(
      JSON.parse(await readFile(/*turbopackIgnore: true*/ path, 'utf8')),
    );
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined; // Gone, not readable or not JSON: a stray either way.
  }
}

/** The view of a bundle, or why it cannot be shown as one. */
async function readView(id: string): Promise<BundleView | string> {
  const view = await viewIn(bundleFiles(id, false).view);
  if (!view || view.id !== id) return `It does not describe a bundle ${id}. ${removal}`;
  const { file } = bundleFiles(id, view.encrypted);
  try {
    const { size } = await stat(/*turbopackIgnore: true*/ file);
    if (size === view.size) return view;
    return `The bundle that it describes has ${size} bytes and had ${view.size}: it was cut off or changed. ${removal}`;
  } catch (error) {
    if (!isAbsent(error)) throw folderFailure(error, `read the bundle ${id}`, bundleFolder());
    return `The bundle that it describes is gone. ${removal}`;
  }
}

/** What is wrong with a file that describes no bundle; undefined for the bundle itself. */
function strayness(file: string, files: ReadonlySet<string>): string | undefined {
  if (file.endsWith(endings.partial))
    return 'It was being written and is not finished. A run that continues writes it again; otherwise remove it by hand.';
  const ending = [endings.sealed, endings.open].find((one) => file.endsWith(one));
  if (ending === undefined) return `It does not belong here. ${removal}`;
  if (files.has(file.slice(0, -ending.length) + endings.view)) return undefined;
  return `Nothing beside it says whose it is, so it cannot be shown or downloaded here. ${removal}`;
}

const idOf = (file: string) => file.slice(0, -endings.view.length);
const describes = (file: string) => file.endsWith(endings.view) && isBundleId(idOf(file));

/** Every bundle that is kept, and every file that is none: nothing is left out in silence. */
export async function listBundles(): Promise<KeptBundles> {
  const names = await filesOf(bundleFolder());
  const files = new Set(names);
  const read = await Promise.all(
    names.toSorted().map(async (file) => ({
      file,
      read: describes(file) ? await readView(idOf(file)) : strayness(file, files),
    })),
  );
  const bundles = read.flatMap(({ read: one }) => (typeof one === 'object' ? [one] : []));
  return {
    bundles: bundles.toSorted((a, b) => b.takenAt - a.takenAt),
    strays: read.flatMap(({ file, read: why }) => (typeof why === 'string' ? [{ file, why }] : [])),
  };
}

/** One bundle by its id; undefined where there is none that is whole. */
export async function findBundle(id: string): Promise<BundleView | undefined> {
  const found = isBundleId(id) ? await readView(id) : undefined;
  return typeof found === 'object' ? found : undefined;
}
