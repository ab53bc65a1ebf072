import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { ran } from '@/server/bundles/written.fixture';

import { k } from './testbed';

export interface Stored {
  readonly kind: string;
  readonly metadata: Record<string, unknown> & { readonly name: string };
  readonly [field: string]: unknown;
}

/** What kubectl shows, without what the API server sets: by other words than Certferry's own. */
export function bare(object: Stored): Record<string, unknown> {
  const { status: _status, ...rest } = structuredClone(object);
  const metadata = { ...rest.metadata };
  const set = 'uid resourceVersion generation creationTimestamp managedFields ownerReferences';
  for (const field of set.split(' ')) delete metadata[field];
  const { 'kubectl.kubernetes.io/last-applied-configuration': _, ...annotations } = {
    ...(metadata.annotations as Record<string, string> | undefined),
  };
  delete metadata.annotations;
  const some = Object.keys(annotations).length > 0;
  return { ...rest, metadata: { ...metadata, ...(some && { annotations }) } };
}

/** Objects of those names as kubectl shows them. */
export async function stored(kind: string, of: string, ...names: string[]): Promise<unknown[]> {
  const list: { items: Stored[] } = JSON.parse(await k(`get ${kind} -n ${of} -o json`));
  return list.items.filter(({ metadata }) => names.includes(metadata.name)).map(bare);
}

/** The entries of one list of an unpacked bundle. */
export function entries(folder: string, name: string): Stored[] {
  const list: { items: Stored[] } = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  return list.items;
}

export function unpack(file: string, into: string): void {
  rmSync(into, { recursive: true, force: true });
  mkdirSync(into);
  ran('tar', ['-xzf', file, '-C', into]);
}
