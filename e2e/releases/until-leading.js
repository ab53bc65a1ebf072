// @ts-check
import { kubectl } from '../cluster/kubectl.js';

/**
 * Returns when the newest controller pod holds its Lease. Until then a new controller does nothing,
 * so any verdict on it is worthless, however green `helm upgrade --wait` was.
 * @param {string} name of the cluster
 */
export async function untilLeading(name) {
  const get = ['get', 'pods', '-n', 'cert-manager', '-l', 'app=cert-manager', '-o', 'json'];
  /** @type {{items: {metadata: {name: string, creationTimestamp: string, deletionTimestamp?: string}}[]}} */
  const { items } = JSON.parse(await kubectl(name, get));
  const [pod] = items
    .map((item) => item.metadata)
    .filter((metadata) => !metadata.deletionTimestamp)
    .toSorted((a, b) => b.creationTimestamp.localeCompare(a.creationTimestamp));
  if (!pod) throw new Error(`No controller pod runs in ${name}: is cert-manager installed there?`);
  const holder = `{.spec.holderIdentity}=${pod.name}-external-cert-manager-controller`;
  await kubectl(name, [
    'wait',
    `--for=jsonpath=${holder}`,
    '--namespace=kube-system',
    '--timeout=120s',
    'lease/cert-manager-controller',
  ]);
}
