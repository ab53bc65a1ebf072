import { randomBytes } from 'node:crypto';

import { kubectl } from '../cluster/kubectl.js';
import { keepSecret } from './hear';

const marker = (what: string) =>
  keepSecret(`canary "${what}" ${randomBytes(24).toString('base64url')}/+&?`);

/**
 * Puts texts that stand nowhere else where keys and passwords lie: into the data and the annotations of a Secret, as
 * `kubectl apply` leaves them, and into the token that an issuer refers to.
 */
export async function plantMarkers(cluster: string): Promise<void> {
  const applied = { data: { 'tls.key': Buffer.from(marker('applied')).toString('base64') } };
  const annotate = ['annotate', '--overwrite', 'secret', '-n', 'shop', 'cart-tls'];
  await kubectl(cluster, [
    ...annotate,
    `kubectl.kubernetes.io/last-applied-configuration=${JSON.stringify(applied)}`,
    `example.com/note=${marker('annotation')}`,
  ]);
  const metadata = { namespace: 'platform', name: 'outside' };
  const token = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata,
    stringData: { token: marker('token') },
  };
  const issuer = {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Issuer',
    metadata,
    spec: {
      vault: {
        server: 'https://vault.example:8200',
        path: 'pki/sign/web',
        auth: { tokenSecretRef: { name: 'outside', key: 'token' } },
      },
    },
  };
  const items = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [token, issuer] });
  await kubectl(cluster, ['apply', '--server-side', '-f', '-'], { input: items });
}
