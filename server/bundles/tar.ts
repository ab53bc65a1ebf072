import { createHash } from 'node:crypto';

import { type Pack, pack } from 'tar-stream';

import type { BundleManifest } from '@/shared/bundle';

import type { Member } from '../domain/bundle-members';
import { manifestName } from '../domain/bundle-names';

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function entry(into: Pack, name: string, text: string, mtime: Date): Promise<Buffer> {
  const bytes = Buffer.from(text);
  return new Promise((resolve, reject) => {
    const header = { name, size: bytes.length, mode: 0o600, mtime, uid: 0, gid: 0 };
    const sink = into.entry(header, (error) => (error ? reject(error) : resolve(bytes)));
    sink.on('error', reject);
    sink.end(bytes);
  });
}

async function fill(
  into: Pack,
  members: Iterable<Member>,
  manifest: (members: BundleManifest['members']) => BundleManifest,
  mtime: Date,
): Promise<void> {
  const written: BundleManifest['members'] = [];
  for (const { name, text } of members) {
    // One after the other: the archive is never in memory as a whole.
    // oxlint-disable-next-line no-await-in-loop -- the order is the format
    const bytes = await entry(into, name, text, mtime);
    written.push({ name, size: bytes.length, sha256: sha256(bytes) });
  }
  await entry(into, manifestName, `${JSON.stringify(manifest(written), null, 2)}\n`, mtime);
  into.finalize();
}

/** The archive as it is filled; whoever reads it sets the pace. */
export function tar(
  members: Iterable<Member>,
  manifest: (members: BundleManifest['members']) => BundleManifest,
  mtime: Date,
): Pack {
  const into = pack();
  fill(into, members, manifest, mtime).catch((error: unknown) =>
    into.destroy(error instanceof Error ? error : new Error('not packed')),
  );
  return into;
}
