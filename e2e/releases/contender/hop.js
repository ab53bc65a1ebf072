// @ts-check
import { setTimeout } from 'node:timers/promises';

import { kubeconfigPath } from '../../cluster/state.js';
import { applyCrds } from '../bring-release.js';
import { chart } from '../chart.js';
import { untilLeading } from '../until-leading.js';
import { helmUpgrade } from '../upgrade.js';
import { census, compare } from './census.js';
import { startProbe } from './probe.js';

/**
 * @typedef {object} Hop
 * @property {string} what such as "v1.20.3 → v1.21.2"
 * @property {number} seconds of CRDs and `helm upgrade --wait` together
 * @property {number} leading seconds from their start until the new controller leads
 * @property {number} probes
 * @property {{at: number, why: string}[]} refused with the seconds since the start
 * @property {number} slowest seconds of the slowest call that was accepted
 * @property {number} gap longest time in seconds between the starts of two accepted calls
 * @property {string[]} changed Secrets with other data than before
 * @property {string[]} written Secrets written anew with the same data
 * @property {string[]} requests CertificateRequests made
 */

/** The new controller looks at everything once it leads; 15 s later it has done what it will do. */
const settling = 15_000;

/**
 * One plain upgrade, measured from before its start until its effects can be judged. The images have
 * to be in the node already: pulling them is not what is measured.
 * @param {string} name of the cluster
 * @param {{from: string, to: string, charts: string}} hop
 * @returns {Promise<Hop>}
 */
export async function hop(name, { from, to, charts }) {
  const { crds } = await chart(to);
  const before = await census(name);
  const stop = await startProbe(kubeconfigPath(name));
  const probing = performance.now();
  await setTimeout(1000); // some calls before, to see that admission works at all
  const start = performance.now();
  await applyCrds(name, crds);
  await helmUpgrade(name, { version: to, from: charts, defaults: true });
  const seconds = (performance.now() - start) / 1000;
  await untilLeading(name);
  const leading = (performance.now() - start) / 1000;
  await setTimeout(settling);
  const calls = await stop();
  return {
    what: `${from} → ${to}`,
    seconds,
    leading,
    ...judge(calls, start - probing),
    ...compare(before, await census(name)),
  };
}

/**
 * @param {readonly import('./probe.js').Call[]} calls
 * @param {number} began when the upgrade did, in ms since the probe's start
 */
export function judge(calls, began) {
  const accepted = calls.filter((call) => call.refused === undefined);
  let gap = 0;
  for (const [i, call] of accepted.entries())
    gap = Math.max(gap, call.at - (accepted[i - 1]?.at ?? 0));
  return {
    probes: calls.length,
    refused: calls.flatMap(({ at, refused }) =>
      refused === undefined ? [] : [{ at: (at - began) / 1000, why: refused }],
    ),
    slowest: Math.max(0, ...accepted.map((call) => call.took)) / 1000,
    gap: gap / 1000,
  };
}
