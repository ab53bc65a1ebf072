import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { kubectl } from '../cluster/kubectl.js';
import { bed } from './bed';
import type { KubeObject } from './cluster-objects';

interface Stored extends KubeObject {
  readonly binaryData?: Readonly<Record<string, string>>;
}

/** What a cluster holds that the hunt looks for, and where it looks for it. */
export interface LeftBehind {
  readonly cluster: string;
  readonly secrets: readonly Stored[];
  readonly journals: readonly Stored[];
  readonly events: readonly Stored[];
}

async function read(of: string, kinds: string, where: readonly string[]): Promise<Stored[]> {
  const text = await kubectl(of, ['get', kinds, ...where, '-o', 'json']);
  // Of a namespace that is not there kubectl prints nothing.
  return text === '' ? [] : JSON.parse(text).items;
}

export async function leftIn(cluster: string): Promise<LeftBehind> {
  return {
    cluster,
    secrets: await read(cluster, 'secrets', ['-A']),
    journals: await read(cluster, 'configmaps', ['-n', 'certferry', '--ignore-not-found']),
    events: await read(cluster, 'events', ['-A']),
  };
}

const prefix = 'left-in-';

/** Keeps it for the hunt at the end of all tests, when the cluster is no more. */
export function keepLeft(left: LeftBehind): void {
  const file = join(bed.kept, `${prefix}${left.cluster}-${process.pid}`);
  writeFileSync(file, JSON.stringify(left), { mode: 0o600 });
}

export function keptLeft(): LeftBehind[] {
  const files = readdirSync(bed.kept).filter((name) => name.startsWith(prefix));
  return files.map((name) => JSON.parse(readFileSync(join(bed.kept, name), 'utf8')));
}
