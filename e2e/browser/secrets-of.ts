import { createHash } from 'node:crypto';

import { kubectl } from '../cluster/kubectl.js';
import { entry, type KubeObject, nameOf } from './cluster-objects';

export async function list(cluster: string, kinds: string): Promise<KubeObject[]> {
  return JSON.parse(await kubectl(cluster, ['get', kinds, '-A', '-o', 'json'])).items;
}

/** Every TLS Secret by its name. */
export async function tlsSecrets(cluster: string): Promise<Map<string, KubeObject>> {
  const all = await list(cluster, 'secrets');
  return new Map(
    all.filter(({ type }) => type === 'kubernetes.io/tls').map((one) => [nameOf(one), one]),
  );
}

/** What a Secret holds, as one digest; of some of its keys only. */
export function digestOf(secret: KubeObject, among: (key: string) => boolean = () => true): string {
  const digest = createHash('sha256');
  for (const key of Object.keys(secret.data ?? {})
    .filter(among)
    .toSorted())
    digest.update(key).update('\0').update(entry(secret, key)).update('\0');
  return digest.digest('hex');
}

/** Digests of every TLS Secret, by its name. */
export async function digestsOf(cluster: string): Promise<Map<string, string>> {
  return new Map([...(await tlsSecrets(cluster))].map(([name, one]) => [name, digestOf(one)]));
}
