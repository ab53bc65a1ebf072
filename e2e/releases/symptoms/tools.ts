import { kubectl } from '../../cluster/kubectl.js';
import { kubeconfigPath } from '../../cluster/state.js';
import { chart } from '../chart.js';
import { helm as runHelm } from '../helm.js';

type K = (args: string, input?: object) => Promise<string>;
type Helm = (args: string) => Promise<string>;

export interface Tools {
  readonly k: K;
  /** `what` as kubectl patch names it; `--subresource=status` and the like stand there as well. */
  readonly patch: (what: string, change: object) => Promise<string>;
  readonly helm: Helm;
  /** The packed chart of the version that is installed. */
  readonly packed: string;
}

/** One command that really fails. */
export interface Answer {
  readonly id: string;
  readonly how: string;
  /** What is said of it names that. */
  readonly object?: string;
  readonly fail: (tools: Tools) => Promise<unknown>;
}

export async function toolsFor(cluster: string, version: string): Promise<Tools> {
  const kubeconfig = kubeconfigPath(cluster);
  return {
    k: (args, input) =>
      kubectl(
        cluster,
        args.split(' '),
        input === undefined ? {} : { input: JSON.stringify(input) },
      ),
    patch: (what, change) =>
      kubectl(cluster, ['patch', ...what.split(' '), '--type=merge', '-p', JSON.stringify(change)]),
    helm: (args) => runHelm(args.split(' '), { kubeconfig }),
    packed: (await chart(version)).package,
  };
}

/** Where the sound cert-manager runs. */
export const home = 'cert-manager';
