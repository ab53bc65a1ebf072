// @ts-check
import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { stateFolder } from './state.js';

/**
 * Writes the kubeconfig that signs in with one of the cluster's certificates.
 * @param {string} cluster
 * @param {string} user
 * @param {string} server
 */
export async function writeKubeconfig(cluster, user, server) {
  const folder = stateFolder(cluster);
  /** @param {string} file */
  const base64 = async (file) => (await readFile(join(folder, 'pki', file))).toString('base64');
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': cluster,
    clusters: [
      { name: cluster, cluster: { server, 'certificate-authority-data': await base64('ca.crt') } },
    ],
    users: [
      {
        name: cluster,
        user: {
          'client-certificate-data': await base64(`${user}.crt`),
          'client-key-data': await base64(`${user}.key`),
        },
      },
    ],
    contexts: [{ name: cluster, context: { cluster, user: cluster } }],
  };
  const file = join(folder, `${user}.kubeconfig`);
  await writeFile(file, `${JSON.stringify(config, null, 2)}\n`, { mode: 0o600 });
  await chmod(file, 0o600);
}
