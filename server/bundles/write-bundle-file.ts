import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

import type { BundleManifest, BundleView } from '@/shared/bundle';
import { Failure } from '@/shared/failure';

import type { Member } from '../domain/bundle-members';
import { type BundleFiles, bundleFiles, isPartialOf, newPartial } from './bundle-folder';
import { type Chunks, encrypted } from './encrypted';
import { folderFailure } from './folder-failure';
import { readBundle } from './read-bundle';
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
    ...(manifest.cluster.uid !== undefined && { clusterUid: manifest.cluster.uid }),
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

/** Gives a file that is whole its own name, unless the run belongs to somebody else by now. */
async function put(partial: string, path: string, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  await rename(partial, path);
}

const remove = (path: string) => rm(path, { force: true });

/** What earlier attempts left: they hold keys, and are of no use. */
async function removeBegun({ folder, file, view }: BundleFiles, id: string): Promise<void> {
  const names = await readdir(/*turbopackIgnore: true*/ folder);
  const partials = names
    .filter((name) => isPartialOf(id, name))
    .map((name) => join(/*turbopackIgnore: true*/ folder, name));
  await Promise.all([...partials, file, view].map(remove));
}

/** Removes a file where it is still the one that this attempt put there, and not its successor's. */
async function removeOwn(path: string, ino: bigint | undefined): Promise<void> {
  if (ino === undefined) return;
  const there = await stat(path, { bigint: true });
  if (there.ino === ino) await remove(path);
}

/** The only time at which an encrypted bundle can be opened without asking again: what does not open is no bundle. */
async function openSealed(
  partial: string,
  { id, passphrase, signal }: WantedFile,
  sha256: string,
): Promise<void> {
  if (passphrase === undefined) return;
  const read = await readBundle(partial, { id, passphrase, signal });
  if (read.sha256 === sha256) return;
  throw new Failure(
    'invalid',
    `Bundle ${id} does not read back as it was written. Look at the disk, and try again.`,
  );
}

/**
 * Writes a bundle under a name that says that it is not whole, and gives it its own name at the end. An encrypted one
 * was opened with its passphrase before the list shows it.
 */
export async function writeBundleFile(wanted: WantedFile): Promise<BundleView> {
  const { id, signal } = wanted;
  const sealed = wanted.passphrase !== undefined;
  const files = bundleFiles(id, sealed);
  const { folder, file } = files;
  const [archive, sidecar] = [newPartial(files, id), newPartial(files, id)];
  let ino: bigint | undefined;
  try {
    await mkdir(/*turbopackIgnore: true*/ folder, { recursive: true, mode: 0o700 });
    signal.throwIfAborted();
    await removeBegun(files, id);
    const made = await writeArchive(wanted, archive);
    await openSealed(archive, wanted, made.sha256);
    const view = viewOf(made, sealed);
    const whole = await stat(archive, { bigint: true });
    await put(archive, file, signal);
    ino = whole.ino;
    await syncFolder(folder);
    await written(sidecar, (into) => into.writeFile(`${JSON.stringify(view, null, 2)}\n`));
    await put(sidecar, files.view, signal);
    await syncFolder(folder);
    return view;
  } catch (error) {
    // A full disk may take the bundle and not the view beside it: half of it would look good.
    await Promise.allSettled([remove(archive), remove(sidecar), removeOwn(file, ino)]);
    signal.throwIfAborted();
    throw folderFailure(error, `write the bundle ${id}`, folder);
  }
}
