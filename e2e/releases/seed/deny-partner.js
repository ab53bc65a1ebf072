// @ts-check
import { kubectl } from '../../cluster/kubectl.js';
import { kubeconfigPath } from '../../cluster/state.js';
import { run } from '../../setup/run.js';
import { cmctlPath } from '../tools.js';

const request = 'certificaterequest/partner-portal-1';
const certificate = 'certificate/partner-portal';
const within = ['-n', 'payments', '--timeout=120s'];

/**
 * Denies the request that the approver may not approve. cert-manager asks again after an hour, then
 * after two, four and so on, and the new request waits undecided: the case stays broken.
 * @param {string} name of the cluster
 */
export async function denyPartner(name) {
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
 * @param {string} name
 * @param {string} object
 * @returns {Promise<{conditions?: {type: string}[]}>}
 */
async function statusOf(name, object) {
  const text = await kubectl(name, ['get', '-n', 'payments', object, '-o', 'jsonpath={.status}']);
  return JSON.parse(text || '{}');
}
