// @ts-check
import { median } from '../../../bench/median.js';

/** @typedef {import('./hop.js').Hop} Hop */

/**
 * @param {Hop} hop
 * @returns {string} its figures in a few lines
 */
export function describe(hop) {
  const { probes, refused, changed, written, requests } = hop;
  const lines = [
    `took ${hop.seconds.toFixed(1)} s; the new controller led after ${hop.leading.toFixed(1)} s`,
    `${probes} admission calls, ${refused.length} refused; slowest ${hop.slowest.toFixed(2)} s, longest gap ${hop.gap.toFixed(2)} s`,
    ...refused.map(({ at, why }) => `  at ${at.toFixed(1)} s: ${why}`),
    `${changed.length} Secrets changed, ${written.length} written with the same data, ${requests.length} requests made`,
    ...changed.map((key) => `  changed: ${key}`),
    ...written.map((key) => `  written: ${key}`),
    ...requests.map((key) => `  request: ${key}`),
  ];
  return lines.map((line) => `  ${line}`).join('\n');
}

/**
 * @param {readonly Hop[]} runs of the same hop
 * @returns {import('../../../bench/write-result.js').Row[]}
 */
export function rowsOf(runs) {
  const [{ what: hop } = { what: '' }] = runs;
  /** @param {string} what @param {string} unit @param {(run: Hop) => number} figure */
  const row = (what, unit, figure) => {
    const { median: contender, spread } = median(runs.map(figure));
    return { ...empty, what: `${hop}: ${what}`, unit, contender, spread };
  };
  const refused = runs.flatMap((run) => run.refused);
  return [
    row('CRDs and helm upgrade --wait', 's', (run) => rounded(run.seconds)),
    row('until the new controller leads', 's', (run) => rounded(run.leading)),
    row('admission calls', 'calls', (run) => run.probes),
    {
      ...row('admission calls refused', 'calls', (run) => run.refused.length),
      what: `${hop}: admission calls refused in all ${runs.length} runs together`,
      contender: refused.length,
      ...(refused.length > 0 && {
        spread: refused.map(({ at, why }) => `at ${at.toFixed(1)} s ${why}`).join('; '),
      }),
    },
    row('slowest accepted call', 's', (run) => rounded(run.slowest)),
    row('longest gap between accepted calls', 's', (run) => rounded(run.gap)),
    row('Secrets whose data changed', 'Secrets', (run) => run.changed.length),
    row('Secrets written with the same data', 'Secrets', (run) => run.written.length),
    row('CertificateRequests made', 'requests', (run) => run.requests.length),
  ];
}

const empty = {
  ours: null,
  contenderName: 'helm upgrade --wait',
  ratio: null,
  goal: null,
  met: null,
};

/** @param {number} seconds */
function rounded(seconds) {
  return Math.round(seconds * 100) / 100;
}
