import { kubeconfigPath } from '../cluster/state.js';
import { helm } from '../releases/helm.js';
import { k, hop } from './hop';

export interface HelmRevision {
  readonly revision: number;
  readonly status: string;
  readonly chart: string;
  readonly description: string;
}

/** What helm says of the release, the newest last. */
export async function helmHistory(): Promise<HelmRevision[]> {
  const args = ['history', 'cert-manager', '-n', 'cert-manager', '-o', 'json'];
  return JSON.parse(await helm(args, { kubeconfig: kubeconfigPath(hop) }));
}

/** The versions of the images that the pods of cert-manager run. */
export async function runningVersions(): Promise<string[]> {
  const path = 'jsonpath={.items[*].spec.containers[*].image}';
  const text = await k(['get', 'pods', '-n', 'cert-manager', '-o', path]);
  return [
    ...new Set(
      text
        .trim()
        .split(' ')
        .map((image) => image.split(':')[1] ?? ''),
    ),
  ];
}
