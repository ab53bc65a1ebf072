// @ts-check
import { createPrivateKey, sign } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { stateFolder } from '../cluster/state.js';

const issuer = 'https://kubernetes.default.svc.cluster.local';

/**
 * A token that was good until an hour ago: signed with the cluster's own key, as the API server
 * gives out none that lives less than ten minutes.
 * @param {string} cluster
 */
export async function expiredToken(cluster) {
  const key = createPrivateKey(await readFile(join(stateFolder(cluster), 'pki', 'sa.key')));
  const hour = 3600;
  const now = Math.floor(Date.now() / 1000);
  const subject = { namespace: 'default', serviceaccount: { name: 'default', uid: 'was-once' } };
  const claims = {
    iss: issuer,
    aud: [issuer],
    iat: now - 2 * hour,
    nbf: now - 2 * hour,
    exp: now - hour,
    sub: 'system:serviceaccount:default:default',
    'kubernetes.io': subject,
  };
  const signed = `${encoded({ alg: 'RS256', typ: 'JWT' })}.${encoded(claims)}`;
  return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
}

/** @param {object} part */
function encoded(part) {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
