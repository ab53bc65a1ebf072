import type { Cluster } from '../kube/cluster';
import type { Call } from './gateway';
import type { HelmLine } from './helm-line';
import { runDescription, runLabel, runMark } from './run-mark';
import { throughGateway } from './through-gateway';

export interface Upgrade {
  readonly release: { readonly name: string; readonly namespace: string };
  /** The release's last revision as it was read before: the upgrade makes the next one. */
  readonly lastRevision: number;
  /** The chart's archive, from `pullChart`. */
  readonly chart: string;
  readonly runId: string;
  /** Values on top of the release's own; on standard input, never an argument. */
  readonly values?: Readonly<Record<string, unknown>>;
  /** How long helm may wait for what it changed; 300 where absent. */
  readonly seconds?: number;
  /** `hookOnly` returns when everything is sent; `watcher` when it is ready. */
  readonly wait?: 'watcher' | 'hookOnly';
  readonly line?: (line: HelmLine) => void;
  readonly record?: (call: Call) => void;
  readonly signal?: AbortSignal;
}

/** The arguments of `helm upgrade`, also for showing: no value is among them. */
export function upgradeArguments(upgrade: Omit<Upgrade, 'line' | 'record' | 'signal'>): string[] {
  const { release, chart, runId, lastRevision, values, seconds = 300, wait = 'watcher' } = upgrade;
  return [
    'upgrade',
    release.name,
    chart,
    `--namespace=${release.namespace}`,
    '--reset-then-reuse-values',
    `--wait=${wait}`,
    `--timeout=${seconds}s`,
    `--description=${runDescription(runId)}`,
    `--labels=${runLabel}=${runMark(runId, lastRevision + 1)}`,
    '--history-max=10',
    '--hide-notes',
    ...(values ? ['--values=-'] : []),
  ];
}

/**
 * `helm upgrade --wait` through the gateway, with the values that the release has. While it runs, and when it is cut
 * off, its revision is pending and carries the run's mark (see `pendingRelease`).
 */
export async function upgradeRelease(at: Cluster, upgrade: Upgrade): Promise<void> {
  const { release, values } = upgrade;
  await throughGateway(at, {
    what: `upgrade Helm release ${release.namespace}/${release.name}`,
    // Its progress while it waits; what it prints of values is kept back (see `tellsValues`).
    args: [...upgradeArguments(upgrade), '--debug'],
    input: values && JSON.stringify(values),
    line: upgrade.line,
    record: upgrade.record,
    signal: upgrade.signal,
  });
}
