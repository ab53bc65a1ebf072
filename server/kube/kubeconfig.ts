import { existsSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

import { KubeConfig } from '@kubernetes/client-node/dist/config.js';

import { Failure } from '@/shared/failure';
import { perProcess } from '@/shared/per-process';
import { shellQuote } from '@/shared/shell-quote';

import type { Cluster } from './cluster';
import { clusterOf, digestOf } from './cluster-of';
import { keepTokenFiles } from './token-files';

const serviceAccount = '/var/run/secrets/kubernetes.io/serviceaccount/token';

export interface Kubeconfig {
  readonly clusters: readonly Cluster[];
  readonly current?: string;
  /** A kubeconfig belongs to a person; in the cluster it is the ServiceAccount. */
  readonly source: 'kubeconfig' | 'in-cluster';
  readonly problem?: Failure;
}

/** The kubeconfig files that kubectl would read, in its order. */
function files(env: NodeJS.ProcessEnv): string[] {
  const named = env.KUBECONFIG?.split(delimiter).filter(Boolean) ?? [];
  return named.length > 0 ? named : [join(/*turbopackIgnore: true*/ homedir(), '.kube', 'config')];
}

function load(paths: readonly string[]): KubeConfig {
  const [first, ...rest] = paths.filter((path) => existsSync(/*turbopackIgnore: true*/ path));
  if (!first)
    throw new Failure(
      'not-found',
      `No kubeconfig: ${paths.join(' and ')} ${paths.length > 1 ? 'do' : 'does'} not exist. Set KUBECONFIG to a kubeconfig file and reload.`,
    );
  const config = readOne(first);
  for (const path of rest) addMissing(config, readOne(path));
  return config;
}

function readOne(path: string): KubeConfig {
  let text: string;
  try {
    text = readFileSync(/*turbopackIgnore: true*/ path, 'utf8');
  } catch (cause) {
    throw new Failure(
      'forbidden',
      `Could not read the kubeconfig ${path}: ${reason(cause)}. Let the user that runs Certferry read it.`,
      { cause },
    );
  }
  const config = new KubeConfig();
  try {
    config.loadFromString(text);
    config.makePathsAbsolute(dirname(/*turbopackIgnore: true*/ path));
    keepTokenFiles(config, text, dirname(/*turbopackIgnore: true*/ path));
  } catch (cause) {
    throw new Failure(
      'invalid',
      `The kubeconfig ${path} could not be understood: ${firstLine(reason(cause))}. Check it with: kubectl config view --kubeconfig ${shellQuote(path)}`,
      { cause },
    );
  }
  return config;
}

/** Those of `more` whose name is not taken yet. */
function absent<T extends { name: string }>(have: readonly T[], more: readonly T[]): T[] {
  return [...have, ...more.filter(({ name }) => !have.some((one) => one.name === name))];
}

/** As kubectl merges: the first file that names a cluster, user or context wins. */
function addMissing(into: KubeConfig, from: KubeConfig): void {
  into.loadFromOptions({
    clusters: absent(into.clusters, from.clusters),
    users: absent(into.users, from.users),
    contexts: absent(into.contexts, from.contexts),
    currentContext: into.currentContext || from.currentContext,
  });
}

const reason = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause));
const firstLine = (text: string) => (text.split('\n', 1)[0] ?? '').slice(0, 300);

/**
 * The Cluster of before where the kubeconfig says the same of it: what watches it goes on. A repaired authority,
 * proxy or user makes another one.
 */
function sameOrNew(config: KubeConfig, name: string, reload: () => KubeConfig): Cluster {
  const known = perProcess(
    'clusters',
    () => new Map<string, { digest: string; cluster: Cluster }>(),
  );
  const digest = digestOf(config, name);
  const found = known.get(name);
  if (found?.digest === digest) return found.cluster;
  const cluster = clusterOf(config, name, reload);
  known.set(name, { digest, cluster });
  return cluster;
}

function inCluster(): Kubeconfig {
  const config = new KubeConfig();
  config.loadFromCluster();
  const context = config.currentContext;
  const cluster = clusterOf(config, context, () => {
    const again = new KubeConfig();
    again.loadFromCluster();
    return again;
  });
  return { clusters: [cluster], current: context, source: 'in-cluster' };
}

function read(paths: readonly string[]): Kubeconfig {
  try {
    const config = load(paths);
    const names = config.contexts.map(({ name }) => name);
    if (names.length === 0)
      throw new Failure(
        'invalid',
        `The kubeconfig ${paths.join(' and ')} has no contexts. Add one with: kubectl config set-context`,
      );
    return {
      clusters: names.map((name) => sameOrNew(config, name, () => load(paths))),
      ...(names.includes(config.currentContext) && { current: config.currentContext }),
      source: 'kubeconfig',
    };
  } catch (error) {
    const problem =
      error instanceof Failure ? error : new Failure('invalid', reason(error), { cause: error });
    return { clusters: [], source: 'kubeconfig', problem };
  }
}

/** A text that changes when any of the files does. */
function stamp(paths: readonly string[]): string {
  return paths
    .map((path) => {
      try {
        const { mtimeMs, size, mode } = statSync(/*turbopackIgnore: true*/ path);
        return `${path} ${mtimeMs} ${size} ${mode}`;
      } catch {
        return `${path} absent`; // Or below a file, or behind a loop of links: not there in any case.
      }
    })
    .join('\n');
}

/** The clusters that this process knows, read again when a kubeconfig file changes. Never throws. */
export function kubeconfig(env: NodeJS.ProcessEnv = process.env): Kubeconfig {
  const kept = perProcess<{ stamp?: string; read?: Kubeconfig }>('kubeconfig', () => ({}));
  if (
    !env.KUBECONFIG &&
    !existsSync(/*turbopackIgnore: true*/ files(env)[0] ?? '') &&
    existsSync(serviceAccount)
  )
    return (kept.read ??= inCluster());
  const paths = files(env);
  const now = stamp(paths);
  if (!kept.read || kept.stamp !== now) {
    kept.read = read(paths);
    kept.stamp = now;
  }
  return kept.read;
}

/**
 * The cluster of that context name, or the only one where none is named. Never the current one of several: a
 * token would be shown to a cluster that it is not for.
 */
export function findCluster(name?: string): Cluster {
  const { clusters, problem } = kubeconfig();
  if (problem) throw problem;
  const [first, ...others] = clusters;
  const found = name
    ? clusters.find((cluster) => cluster.name === name)
    : others.length === 0 && first;
  if (found) return found;
  if (name) throw new Failure('not-found', `The kubeconfig has no context named ${name}.`);
  throw new Failure(
    'invalid',
    'The kubeconfig has several contexts, and a token is shown to the cluster that it is for only. Name its context: in the field Cluster at sign-in, or in the input of a call, for example {"cluster":"NAME"}.',
  );
}
