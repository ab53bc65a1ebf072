// @ts-check
import { createHash } from 'node:crypto';

import { kubectl } from '../../cluster/kubectl.js';

/**
 * @typedef {object} Census
 * @property {Map<string, {data: string, version: string}>} secrets by namespace/name
 * @property {Map<string, string>} requests namespace/name by uid
 */

/**
 * Every TLS Secret with the digest of its data, and every CertificateRequest, as they are now.
 * @param {string} name of the cluster
 * @returns {Promise<Census>}
 */
export async function census(name) {
  const tls = ['secrets', '--field-selector', 'type=kubernetes.io/tls'];
  const [secrets, requests] = await Promise.all([
    list(name, tls),
    list(name, ['certificaterequests']),
  ]);
  return {
    secrets: new Map(
      secrets.map(({ metadata, data }) => [
        `${metadata.namespace}/${metadata.name}`,
        { data: digest(data ?? {}), version: metadata.resourceVersion },
      ]),
    ),
    requests: new Map(
      requests.map(({ metadata }) => [metadata.uid, `${metadata.namespace}/${metadata.name}`]),
    ),
  };
}

/**
 * What became of the Secrets, and which requests were made.
 * @param {Census} before
 * @param {Census} after
 */
export function compare(before, after) {
  const changed = [];
  const written = [];
  for (const [key, secret] of before.secrets) {
    const now = after.secrets.get(key);
    if (now?.data !== secret.data) changed.push(key);
    else if (now.version !== secret.version) written.push(key);
  }
  const requests = [...after.requests].filter(([uid]) => !before.requests.has(uid));
  return { changed, written, requests: requests.map(([, key]) => key) };
}

/**
 * @param {string} name
 * @param {readonly string[]} what
 * @returns {Promise<{metadata: {namespace: string, name: string, uid: string, resourceVersion: string}, data?: Record<string, string>}[]>}
 */
async function list(name, what) {
  return JSON.parse(await kubectl(name, ['get', ...what, '-A', '-o', 'json'])).items;
}

/** @param {Record<string, string>} data */
function digest(data) {
  const hash = createHash('sha256');
  for (const key of Object.keys(data).toSorted()) hash.update(`${key}=${data[key]}\n`);
  return hash.digest('hex');
}
