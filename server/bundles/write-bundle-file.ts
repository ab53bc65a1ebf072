import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

import type { BundleManifest, BundleView } from '@/shared/bundle';

import type { Member } from '../domain/bundle-members';
import { bundleFiles } from './bundle-folder';
import { type Chunks, encrypted } from './encrypted';
import { folderFailure } from './folder-failure';
import { tar } from './tar';

export interface WantedFile {
  readonly id: string;
  /** Encrypts; absent: anybody who reads the file reads the keys. */
  readonly passphrase?: string;
  readonly members: Iterable<Member>;
  readonly manifest: (members: BundleManifest['members']) => BundleManifest;
  readonly takenAt: Date;
  readonly signal: AbortSignal;
}

/** Renamed files are only on the disk for sure when their folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(/*turbopackIgnore: true*/ folder);
  await handle.sync().finally(() => handle.close());
}

async function written(partial: string, write: (into: FileHandle) => Promise<void>): Promise<void> {
  const into = await open(/*turbopackIgnore: true*/ partial, 'wx', 0o600);
  try {
    await write(into);
    await into.sync();
  } finally {
    await into.close();
  }
}

async function writeArchive(wanted: WantedFile, partial: string) {
  const { passphrase, members, manifest, takenAt, signal } = wanted;
  const hash = createHash('sha256');
  let size = 0;
  let made: BundleManifest | undefined;
  let refused: { readonly error: unknown } | undefined;
  await written(partial, (into) =>
    pipeline(
      tar(members, (all) => (made = manifest(all)), takenAt),
      createGzip(),
      (chunks: Chunks) => encrypted(chunks, passphrase),
      async (chunks: Chunks) => {
        for await (const chunk of chunks) {
          hash.update(chunk);
          size += chunk.length;
          await into.writeFile(chunk).catch((error: unknown) => {
            refused = { error };
            throw error;
          });
        }
      },
      { signal },
    ).catch((error: unknown) => {
      // The pipeline tells of whichever part ended first, not of the one that was the cause.
      throw refused ? refused.error : error;
    }),
  );
  if (!made) throw new Error('an archive without its last member');
  return { manifest: made, size, sha256: hash.digest('hex') };
}

/** What the list shows of a bundle, without a byte of a Secret: it lies in clear beside an encrypted one. */
function viewOf(
  { manifest, size, sha256 }: { manifest: BundleManifest; size: number; sha256: string },
  sealed: boolean,
): BundleView {
  return {
    id: manifest.id,
    cluster: manifest.cluster.name,
    server: manifest.cluster.server,
    takenAt: Date.parse(manifest.takenAt),
    by: manifest.by,
    size,
    sha256,
    encrypted: sealed,
    namespaces: manifest.namespaces,
    counts: manifest.counts,
    dryRun: { checked: manifest.dryRun.checked, problems: manifest.dryRun.problems.length },
  };
}

/** Puts the view of a bundle beside its file. */
export async function writeView(view: BundleView): Promise<void> {
  const files = bundleFiles(view.id, view.encrypted);
  await written(files.partial, (into) => into.writeFile(`${JSON.stringify(view, null, 2)}\n`));
  await rename(files.partial, files.view);
  await syncFolder(files.folder);
}

/** Writes a bundle under a name that says that it is not whole, and gives it its own name at the end. */
export async function writeBundleFile(wanted: WantedFile): Promise<BundleView> {
  const sealed = wanted.passphrase !== undefined;
  const { folder, file, view: sidecar, partial } = bundleFiles(wanted.id, sealed);
  try {
    await mkdir(/*turbopackIgnore: true*/ folder, { recursive: true, mode: 0o700 });
    await Promise.all([partial, file, sidecar].map((path) => rm(path, { force: true })));
    const view = viewOf(await writeArchive(wanted, partial), sealed);
    await rename(partial, file);
    await syncFolder(folder);
    await writeView(view);
    return view;
  } catch (error) {
    // A full disk may take the bundle and not the view beside it: half of it would look good.
    await Promise.allSettled([partial, file, sidecar].map((path) => rm(path, { force: true })));
    wanted.signal.throwIfAborted();
    throw folderFailure(error, `write the bundle ${wanted.id}`, folder);
  }
}
