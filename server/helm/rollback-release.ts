import type { Cluster } from '../kube/cluster';
import type { Call } from './gateway';
import type { HelmLine } from './helm-line';
import { runHelm } from './run-helm';
import { runDescription } from './run-mark';
import { throughGateway } from './through-gateway';

export interface Rollback {
  readonly release: { readonly name: string; readonly namespace: string };
  /** The revision to go back to; its objects are applied again, CRDs too where the release owns them. */
  readonly revision: number;
  readonly runId: string;
  readonly seconds?: number;
  readonly wait?: 'watcher' | 'hookOnly';
  readonly line?: (line: HelmLine) => void;
  readonly record?: (call: Call) => void;
  readonly signal?: AbortSignal;
}

/** `helm rollback --wait` through the gateway. It makes a new revision, also over a pending one. */
export async function rollbackRelease(at: Cluster, rollback: Rollback): Promise<void> {
  const { release, revision, runId, seconds = 300, wait = 'watcher' } = rollback;
  await throughGateway(at, {
    what: `roll Helm release ${release.namespace}/${release.name} back to revision ${revision}`,
    args: [
      'rollback',
      release.name,
      String(revision),
      `--namespace=${release.namespace}`,
      `--wait=${wait}`,
      `--timeout=${seconds}s`,
      '--history-max=10',
      ...((await mayDescribe(rollback.signal)) ? [`--description=${runDescription(runId)}`] : []),
      '--debug',
    ],
    line: rollback.line,
    record: rollback.record,
    signal: rollback.signal,
  });
}

/** Not every Helm 4 can describe a rollback; without it a rollback that was cut off is nobody's. */
async function mayDescribe(signal: AbortSignal | undefined): Promise<boolean> {
  const help = await runHelm({
    what: 'ask helm what its rollback can do',
    args: ['rollback', '--help'],
    signal,
  });
  return help.includes('--description');
}
