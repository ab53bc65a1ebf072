// @ts-check
import { chart } from './chart.js';
import { release } from './versions.js';

const fastElection = { leaseDuration: '15s', renewDeadline: '10s', retryPeriod: '2s' };

/**
 * @typedef {object} ChartOptions
 * @property {string} version
 * @property {string} [from] the `oci://` reference of a registry's charts, else the packed chart is used
 * @property {boolean} [defaults] leave leader election as the chart has it: a new controller then acts
 *   28 s after its start instead of 3 s
 * @property {Record<string, unknown>} [values] further Helm values
 * @property {import('../setup/progress.js').Progress} [progress]
 */

/**
 * The arguments of `helm install` and `helm upgrade` alike. Values come on standard input.
 * @param {ChartOptions} options
 */
export async function chartArguments({ version, from, defaults, progress }) {
  const { version: tag } = release(version);
  const place = from
    ? [from, '--version', tag, '--plain-http']
    : [(await chart(tag, progress)).package];
  const election = Object.entries(defaults ? {} : fastElection).map(
    ([key, value]) => `global.leaderElection.${key}=${value}`,
  );
  const set = ['crds.enabled=false', ...election].flatMap((one) => ['--set', one]);
  return [
    'cert-manager',
    ...place,
    '--namespace',
    'cert-manager',
    ...set,
    '--values',
    '-',
    '--wait',
  ];
}
