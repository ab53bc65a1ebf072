import type { Header } from 'tar-stream';

import { type BundleManifest, bundleManifest } from '@/shared/bundle';

import { manifestName, memberNamed, restoreName } from '../domain/bundle-names';
import { checkList } from '../domain/check-list';
import { sha256 } from './tar';

/** Far beyond any cluster, far below what would end the process. */
export const mostOf = {
  /** Bytes of the file. */
  file: 1024 ** 3,
  /** Bytes of the whole archive, unpacked. */
  unpacked: 2 * 1024 ** 3,
  /** Bytes of one member: it is read as a text. */
  member: 256 * 1024 ** 2,
  members: 100_000,
};
export type Limits = typeof mostOf;

/** Why a file cannot be trusted: the end of a sentence that begins with its name. */
export class Wrong extends Error {}

export interface Entry extends AsyncIterable<unknown> {
  readonly header: Header;
}

const shown = (name: string) => JSON.stringify(name.slice(0, 100));

async function bytesOf(entry: Entry, most: number): Promise<Buffer> {
  const { name, size } = entry.header;
  if (size > most) throw new Wrong(`${shown(name)} is larger than ${most} bytes`);
  const chunks: Uint8Array[] = [];
  for await (const chunk of entry) if (chunk instanceof Uint8Array) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function readManifest(bytes: Buffer): BundleManifest {
  let json: unknown;
  try {
    json = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new Wrong(`${manifestName} is not JSON`);
  }
  const parsed = bundleManifest.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new Wrong(`${manifestName} does not say what this version of Certferry reads`);
}

/** Holds what an archive should be against what it is, member by member, in their order. */
export class ArchiveCheck {
  readonly #names = new Set<string>();
  readonly #members: BundleManifest['members'] = [];
  readonly #counts: Record<string, number> = {};
  #manifest: BundleManifest | undefined;
  /** RESTORE.md, once it was seen. */
  restore = '';

  constructor(private readonly limits: Limits) {}

  async see(entry: Entry): Promise<void> {
    const { name, type } = entry.header;
    const member = memberNamed(name);
    if (!member) throw new Wrong(`it holds ${shown(name)}, which no bundle does`);
    if (type !== 'file') throw new Wrong(`${shown(name)} is not a file in it`);
    this.#refusePlace(name, member.is === 'restore');
    this.#names.add(name);
    const bytes = await bytesOf(entry, this.limits.member);
    if (member.is === 'restore') this.restore = bytes.toString('utf8');
    if (member.is === 'manifest') {
      this.#manifest = readManifest(bytes);
      return;
    }
    if (member.is === 'list') {
      const list = checkList(bytes.toString('utf8'), member.of, member.namespace);
      if ('wrong' in list) throw new Wrong(`${shown(name)} ${list.wrong}`);
      this.#counts[member.of] = (this.#counts[member.of] ?? 0) + list.count;
    }
    this.#members.push({ name, size: bytes.length, sha256: sha256(bytes) });
  }

  #refusePlace(name: string, isRestore: boolean): void {
    if (this.#manifest) throw new Wrong(`something comes after ${manifestName}`);
    if (this.#names.has(name)) throw new Wrong(`${shown(name)} is in it twice`);
    if (this.#names.size >= this.limits.members) throw new Wrong('it has too many members');
    if (isRestore !== (this.#names.size === 0))
      throw new Wrong(`${restoreName} is not its first member`);
  }

  /** To be asked after the last member. */
  manifest(id: string): BundleManifest {
    const manifest = this.#manifest;
    if (!manifest) throw new Wrong(`its last member, ${manifestName}, is missing`);
    if (manifest.id !== id) throw new Wrong('it says of itself that it is another bundle');
    if (this.#members.length !== manifest.members.length)
      throw new Wrong(
        `it has ${this.#members.length} members before ${manifestName} and should have ${manifest.members.length}`,
      );
    this.#members.forEach((member, at) => {
      const said = manifest.members[at];
      if (said?.name !== member.name) throw new Wrong(`${member.name} is not where it was written`);
      if (said.sha256 !== member.sha256 || said.size !== member.size)
        throw new Wrong(`${member.name} is not as it was written`);
    });
    for (const kind of ['certificates', 'issuers', 'clusterIssuers', 'secrets'] as const)
      if ((this.#counts[kind] ?? 0) !== manifest.counts[kind])
        throw new Wrong(`it does not hold as many ${kind} as it says`);
    return manifest;
  }
}
