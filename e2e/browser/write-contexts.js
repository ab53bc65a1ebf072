// @ts-check
import { readFile, writeFile } from 'node:fs/promises';

import { freePort } from '../../scripts/serve-app.js';
import { kubeconfigPath } from '../cluster/state.js';

/**
 * Writes one kubeconfig with two contexts that work and each way in which one does not.
 * @param {string} path
 * @param {{ seeded: string, bare: string, tokens: Record<string, string> }} of
 * @returns {Promise<string>} its path
 */
export async function writeContexts(path, { seeded, bare, tokens }) {
  const [whole, other] = await Promise.all([seeded, bare].map(read));
  const clusters = [
    ...whole.clusters,
    ...other.clusters,
    { name: 'gone', cluster: { server: `https://127.0.0.1:${await freePort()}` } },
    {
      name: 'stranger',
      // the right server, and the authority of another one
      cluster: { ...other.clusters[0].cluster, server: whole.clusters[0].cluster.server },
    },
  ];
  const byToken = ['expired', 'no-secrets', 'two-namespaces'];
  const users = [
    ...whole.users,
    ...other.users,
    ...byToken.map((name) => ({ name, user: { token: tokens[name] } })),
  ];
  const contexts = [
    ...whole.contexts,
    ...other.contexts,
    { name: 'gone', context: { cluster: 'gone', user: seeded } },
    { name: 'stranger', context: { cluster: 'stranger', user: seeded } },
    ...byToken.map((name) => ({ name, context: { cluster: seeded, user: name } })),
  ];
  const config = { ...whole, clusters, users, contexts, 'current-context': seeded };
  await writeFile(path, JSON.stringify(config, undefined, 2), { mode: 0o600 });
  return path;
}

/** @param {string} cluster */
async function read(cluster) {
  return JSON.parse(await readFile(kubeconfigPath(cluster), 'utf8'));
}
