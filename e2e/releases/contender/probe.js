// @ts-check
import { readFile } from 'node:fs/promises';
import { Agent, request } from 'node:https';

const every = 200;
const path = '/apis/cert-manager.io/v1/namespaces/shop/certificates?dryRun=All';
const certificate = JSON.stringify({
  apiVersion: 'cert-manager.io/v1',
  kind: 'Certificate',
  metadata: { name: 'admission-probe' },
  spec: {
    secretName: 'admission-probe',
    dnsNames: ['probe.shop.example'],
    issuerRef: { name: 'shop-ca', kind: 'Issuer', group: 'cert-manager.io' },
  },
});

/** @typedef {{at: number, took: number, refused?: string}} Call times in ms since the probe's start */

/**
 * Asks the API server five times a second, whatever became of the calls before, to create a
 * Certificate in a dry run. It says yes only when cert-manager's webhook let it pass.
 * @param {string} kubeconfig
 * @returns {Promise<() => Promise<Call[]>>} stops it, and returns its calls in their order
 */
export async function startProbe(kubeconfig) {
  const server = await serverOf(kubeconfig);
  const agent = new Agent({ keepAlive: true, ...server.tls });
  const start = performance.now();
  /** @type {Promise<Call>[]} */
  const calls = [];
  const ticker = setInterval(() => {
    const at = performance.now() - start;
    calls.push(
      ask(server.url, agent).then((refused) => ({
        at,
        took: performance.now() - start - at,
        refused,
      })),
    );
  }, every);
  return async () => {
    clearInterval(ticker);
    const done = await Promise.all(calls);
    agent.destroy();
    return done;
  };
}

/** @param {string} kubeconfig */
async function serverOf(kubeconfig) {
  const { clusters, users } = JSON.parse(await readFile(kubeconfig, 'utf8'));
  return {
    url: new URL(path, clusters[0].cluster.server),
    tls: {
      ca: decoded(clusters[0].cluster['certificate-authority-data']),
      cert: decoded(users[0].user['client-certificate-data']),
      key: decoded(users[0].user['client-key-data']),
    },
  };
}

/** @param {string} base64 */
function decoded(base64) {
  return Buffer.from(base64, 'base64');
}

/**
 * @param {URL} url
 * @param {Agent} agent
 * @returns {Promise<string | undefined>} why it was refused
 */
function ask(url, agent) {
  return new Promise((resolve) => {
    const headers = { 'content-type': 'application/json' };
    const call = request(url, { method: 'POST', agent, headers, timeout: 15_000 }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text) => (body += text));
      response.on('end', () =>
        resolve(
          response.statusCode === 201 ? undefined : `${response.statusCode}: ${messageOf(body)}`,
        ),
      );
      response.on('error', (error) => resolve(error.message));
    });
    call.on('timeout', () => call.destroy(new Error('no answer within 15 s')));
    call.on('error', (error) => resolve(error.message));
    call.end(certificate);
  });
}

/** @param {string} body */
function messageOf(body) {
  try {
    return String(JSON.parse(body).message);
  } catch {
    return body.slice(0, 200); // no Status object: shown as it came
  }
}
