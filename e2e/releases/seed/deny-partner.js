// @ts-check
import { kubectl } from '../../cluster/kubectl.js';
import { kubeconfigPath } from '../../cluster/state.js';
import { run } from '../../setup/run.js';
import { cmctlPath } from '../tools.js';

const request = 'certificaterequest/partner-portal-1';
const certificate = 'certificate/partner-portal';
const within = ['-n', 'payments', '--timeout=120s'];
const hour = 3_600_000;

/**
 * Denies the request that the approver may not approve. cert-manager asks again after an hour, so
 * call it also after the reset to an older snapshot.
 * @param {string} name of the cluster
 */
export async function denyPartner(name) {
  if (await asksAgain(name)) {
    await kubectl(name, ['wait', '--for=condition=Issuing', ...within, certificate]);
  }
  await kubectl(name, ['wait', '--for=create', ...within, request]);
  if ((await statusOf(name, request)).conditions?.some((one) => one.type === 'Denied')) return;
  const why = [
    '--reason',
    'Policy',
    '--message',
    'Partners get no certificates from this cluster.',
  ];
  await run(await cmctlPath(), ['deny', 'partner-portal-1', '-n', 'payments', ...why], {
    env: { ...process.env, KUBECONFIG: kubeconfigPath(name) },
  });
  await kubectl(name, ['wait', '--for=condition=Issuing=False', ...within, certificate]);
}

/**
 * Has cert-manager's pause after the last denial passed? It doubles each time, up to 32 hours.
 * @param {string} name
 */
async function asksAgain(name) {
  const { lastFailureTime, failedIssuanceAttempts = 1 } = await statusOf(name, certificate);
  if (!lastFailureTime) return false;
  const pause = Math.min(2 ** (failedIssuanceAttempts - 1), 32) * hour;
  return Date.parse(lastFailureTime) + pause < Date.now();
}

/**
 * @param {string} name
 * @param {string} object
 * @returns {Promise<{conditions?: {type: string}[], lastFailureTime?: string, failedIssuanceAttempts?: number}>}
 */
async function statusOf(name, object) {
  const text = await kubectl(name, ['get', '-n', 'payments', object, '-o', 'jsonpath={.status}']);
  return JSON.parse(text || '{}');
}
