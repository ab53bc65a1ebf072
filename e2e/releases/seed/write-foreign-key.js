// @ts-check
import { kubectl } from '../../cluster/kubectl.js';

/**
 * Makes the unmanaged Secret whose key belongs to another certificate: what remains when somebody
 * copies a pair by hand and takes the key from the wrong place.
 * @param {string} name of the cluster
 */
export async function writeForeignKey(name) {
  const there = [
    'get',
    'secret',
    '-n',
    'shop',
    'legacy-checkout-tls',
    '--ignore-not-found',
    '-o',
    'name',
  ];
  if (await kubectl(name, there)) return;
  const secret = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'legacy-checkout-tls', namespace: 'shop' },
    type: 'kubernetes.io/tls',
    data: {
      'tls.crt': await data(name, 'checkout-tls', 'tls.crt'),
      'tls.key': await data(name, 'cart-tls', 'tls.key'),
    },
  };
  await kubectl(name, ['create', '-f', '-'], { input: JSON.stringify(secret) });
}

/**
 * @param {string} name
 * @param {string} secret
 * @param {string} key
 */
function data(name, secret, key) {
  const path = `jsonpath={.data.${key.replace('.', '\\.')}}`;
  return kubectl(name, ['get', 'secret', '-n', 'shop', secret, '-o', path]);
}
