import { kubectl } from '../cluster/kubectl.js';
import { kubeconfigPath } from '../cluster/state.js';
import { run } from '../setup/run.js';
import { helm } from './helm.js';
import { cmctlPath } from './tools.js';

/** What helm, kubectl and cmctl say of an installation, each on its own. */
export async function helmHistory(cluster: string): Promise<string[]> {
  const args = ['history', 'cert-manager', '-n', 'cert-manager', '-o', 'json'];
  const said = await helm(args, { kubeconfig: kubeconfigPath(cluster) });
  return JSON.parse(said).map(
    ({ revision, status, app_version: version }: Record<string, unknown>) =>
      [revision, status, version].join(' '),
  );
}

export async function runningImages(cluster: string): Promise<string[]> {
  const path = '{range .items[*]}{.spec.containers[*].image}{"\\n"}{end}';
  const selector = ['-n', 'cert-manager', '-l', 'app.kubernetes.io/instance=cert-manager'];
  const said = await kubectl(cluster, ['get', 'pods', ...selector, '-o', `jsonpath=${path}`]);
  return [...new Set(said.trim().split('\n'))].toSorted();
}

export const imagesOf = (version: string): string[] =>
  ['cainjector', 'controller', 'webhook'].map(
    (part) => `quay.io/jetstack/cert-manager-${part}:${version}`,
  );

export async function crdVersions(cluster: string): Promise<string[]> {
  const path = '{.items[*].metadata.labels.app\\.kubernetes\\.io/version}';
  const selector = ['-l', 'app.kubernetes.io/instance=cert-manager'];
  const said = await kubectl(cluster, ['get', 'crd', ...selector, '-o', `jsonpath=${path}`]);
  return [...new Set(said.split(' '))];
}

export async function checkApi(cluster: string): Promise<string> {
  const env = { ...process.env, KUBECONFIG: kubeconfigPath(cluster) };
  return run(await cmctlPath(), ['check', 'api', '--wait=10s'], { env });
}

/** Helm's records of upgrades that have begun and not ended. */
export const pendingRecords = (cluster: string): Promise<string> =>
  kubectl(cluster, 'get secrets -n cert-manager -l status=pending-upgrade -o name'.split(' '));

/** The helm that this very process started. */
export async function helmChild(): Promise<number> {
  const found = await run('ps', ['--ppid', String(process.pid), '-o', 'pid=,comm=']);
  return Number(/^\s*(\d+) helm$/m.exec(found)?.[1]);
}
