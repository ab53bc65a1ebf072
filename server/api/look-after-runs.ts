import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { whoAmI } from '../auth/who-am-i';
import { keepRuns } from '../engine/keep-runs';
import { readRuns } from '../engine/read-run';
import type { Cluster } from '../kube/cluster';
import { kubeconfig } from '../kube/kubeconfig';
import { stateFolder } from '../kube/state-folder';
import { wizards } from '../wizards/table';
import { log } from './log';

const file = () => join(/*turbopackIgnore: true*/ stateFolder(), 'run-clusters.json');

/** The clusters on which a run was ever started from here. */
function remembered(): string[] {
  try {
    const names: unknown = JSON.parse(readFileSync(/*turbopackIgnore: true*/ file(), 'utf8'));
    return Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [];
  } catch {
    return []; // none was started yet, or the file is damaged: whoever looks at a cluster's runs is enough
  }
}

/** From now on, and after every restart, runs of that cluster whose process has gone are continued from here. */
export function rememberCluster({ name }: Cluster): void {
  const names = remembered();
  if (!names.includes(name)) write([...names, name]);
}

function write(names: readonly string[]): void {
  try {
    mkdirSync(/*turbopackIgnore: true*/ stateFolder(), { recursive: true, mode: 0o700 });
    const next = `${file()}.next`;
    writeFileSync(/*turbopackIgnore: true*/ next, JSON.stringify(names), { mode: 0o600 });
    renameSync(/*turbopackIgnore: true*/ next, /*turbopackIgnore: true*/ file());
  } catch (error) {
    log.warn({ err: error }, 'a restart will not continue the runs of this cluster by itself');
  }
}

/** Looks after the runs of a cluster for as long as this process lives. */
export function lookAfterRuns(own: Cluster): void {
  const ownPerson = async () =>
    kubeconfig().source === 'kubeconfig' ? (await whoAmI(own, 'kubeconfig')).name : undefined;
  keepRuns({ own, wizards, ownPerson });
}

/** At the start: only clusters on which something may be unfinished are talked to. */
export function lookAfterKnownRuns(): void {
  const { clusters, source } = kubeconfig();
  const known = new Set(remembered());
  for (const cluster of clusters)
    if (source === 'in-cluster') lookAfterRuns(cluster);
    else if (known.has(cluster.name)) void lookAfterUnfinished(cluster);
}

/** A cluster without an unfinished run is forgotten: to ask it may open a browser, at every start. */
async function lookAfterUnfinished(own: Cluster): Promise<void> {
  try {
    const { states } = await readRuns(own);
    if (states.some(({ phase }) => phase.is !== 'ended')) lookAfterRuns(own);
    else write(remembered().filter((name) => name !== own.name));
  } catch {
    lookAfterRuns(own); // it does not answer now, and is asked again there
  }
}
