import { kubectl } from '../../cluster/kubectl.js';
import { kubeconfigPath } from '../../cluster/state.js';
// @ts-check
import { run } from '../../setup/run.js';
import { cmctlPath } from '../tools.js';

const request = 'partner-portal-1';

/**
 * Denies the request that nobody may approve. cert-manager makes a new one an hour later, so call it
 * again after the `reset` to an older snapshot.
 * @param {string} name of the cluster
 */
export async function denyPartner(name) {
  const payments = ['-n', 'payments', '--timeout=120s'];
  const object = `certificaterequest/${request}`;
  await kubectl(name, ['wait', '--for=create', ...payments, object]);
  if (!(await isDenied(name))) {
    const why = [
      '--reason',
      'Policy',
      '--message',
      'Partners get no certificates from this cluster.',
    ];
    await run(await cmctlPath(), ['deny', request, '-n', 'payments', ...why], {
      env: { ...process.env, KUBECONFIG: kubeconfigPath(name) },
    });
  }
  const failed = '--for=condition=Issuing=False';
  await kubectl(name, ['wait', failed, ...payments, 'certificate/partner-portal']);
}

/** @param {string} name */
async function isDenied(name) {
  const status = "{.status.conditions[?(@.type=='Denied')].status}";
  const get = ['get', '-n', 'payments', 'certificaterequest', request, '-o', `jsonpath=${status}`];
  return (await kubectl(name, get)) === 'True';
}
