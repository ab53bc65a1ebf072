import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

import { Failure } from '@/shared/failure';
import { perProcess } from '@/shared/per-process';

import { helmSettings, isLoopback } from './helm-settings';
import { type ChartMetadata, readChart } from './read-chart';
import { runHelm } from './run-helm';

export interface PulledChart extends ChartMetadata {
  /** The archive; the same bytes for the same digest. */
  readonly path: string;
  /** `sha256:…` of the archive, which is also its layer's digest in the registry. */
  readonly digest: string;
}

/** The digests of what this process has pulled: a published version stays what it is. */
const known = perProcess('helm.charts', () => new Map<string, string>());

/**
 * One version of a chart, pulled once and then kept below CERTFERRY_HOME. With `digest` it is that very archive, from
 * what is kept or from the registry, or a Failure: a tag may have been moved since it was planned with.
 */
export async function pullChart(
  chart: string,
  version: string,
  { digest, signal }: { digest?: string; signal?: AbortSignal } = {},
): Promise<PulledChart> {
  const key = `${chart} ${version}`;
  const wanted = digest ?? known.get(key);
  const held = wanted === undefined ? undefined : await heldChart(wanted);
  const pulled = held ?? (await pull(chart, version, signal));
  known.set(key, pulled.digest);
  if (digest === undefined || pulled.digest === digest) return pulled;
  throw new Failure(
    'conflict',
    `Version ${version} of chart ${chart} is no longer the one that was planned with: it was ${digest} and is ${pulled.digest} now. Make a new plan, or set CERTFERRY_CHART to a registry that has the first one.`,
  );
}

async function pull(
  chart: string,
  version: string,
  signal: AbortSignal | undefined,
): Promise<PulledChart> {
  const { charts } = helmSettings();
  await mkdir(charts, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(charts, 'pull-'));
  try {
    await runHelm({
      what: `pull version ${version} of chart ${chart}`,
      args: [
        'pull',
        chart,
        `--version=${version}`,
        `--destination=${folder}`,
        ...(isLoopback(chart) ? ['--plain-http'] : []),
      ],
      signal,
    });
    const archive = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
    if (archive === undefined)
      throw new Failure('internal', `helm pulled chart ${chart} ${version} and left no archive.`);
    return await keep(join(folder, archive));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function keep(archive: string): Promise<PulledChart> {
  const metadata = await readChart(archive);
  const digest = await digestOf(archive);
  const path = pathOf(digest);
  await chmod(archive, 0o600);
  await rename(archive, path);
  return { ...metadata, path, digest };
}

/** The kept archive of this digest, read again in full; undefined when it is not there or no longer that. */
async function heldChart(digest: string): Promise<PulledChart | undefined> {
  const path = pathOf(digest);
  try {
    if ((await digestOf(path)) === digest) return { ...(await readChart(path)), path, digest };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  await rm(path, { force: true });
  return undefined;
}

function pathOf(digest: string): string {
  const hex = /^sha256:([0-9a-f]{64})$/.exec(digest)?.[1];
  if (hex !== undefined) return join(helmSettings().charts, `${hex}.tgz`);
  throw new Failure('invalid', `${JSON.stringify(digest.slice(0, 100))} is not a chart's digest.`);
}

const digestOf = async (path: string) =>
  `sha256:${createHash('sha256')
    .update(await readFile(/*turbopackIgnore: true*/ path))
    .digest('hex')}`;
