// @ts-check

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
 * @param {Hop} hop
 * @returns {import('../../../bench/write-result.js').Row[]}
 */
export function rowsOf(hop) {
  const { refused } = hop;
  const why = refused.map((one) => `at ${one.at.toFixed(1)} s ${one.why}`).join('; ');
  return [
    row(hop, 'CRDs and helm upgrade --wait', 's', round(hop.seconds)),
    row(hop, 'until the new controller leads', 's', round(hop.leading)),
    row(hop, 'admission calls', 'calls', hop.probes),
    row(hop, 'admission calls refused', 'calls', refused.length, why),
    row(hop, 'slowest accepted call', 's', round(hop.slowest)),
    row(hop, 'longest gap between accepted calls', 's', round(hop.gap)),
    row(hop, 'Secrets whose data changed', 'Secrets', hop.changed.length),
    row(hop, 'Secrets written with the same data', 'Secrets', hop.written.length),
    row(hop, 'CertificateRequests made', 'requests', hop.requests.length),
  ];
}

/**
 * @param {Hop} hop
 * @param {string} what
 * @param {string} unit
 * @param {number} contender
 * @param {string} [spread]
 */
function row(hop, what, unit, contender, spread) {
  return {
    what: `${hop.what}: ${what}`,
    unit,
    ours: null,
    contender,
    contenderName: 'helm upgrade --wait',
    ratio: null,
    goal: null,
    met: null,
    spread: spread || 'one run',
  };
}

/** @param {number} seconds */
function round(seconds) {
  return Math.round(seconds * 100) / 100;
}
