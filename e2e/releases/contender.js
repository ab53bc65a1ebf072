// @ts-check
import { pathToFileURL } from 'node:url';

import { writeResult } from '../../bench/write-result.js';
import { down } from '../cluster/down.js';
import { importImages } from '../cluster/import-images.js';
import { kubectl } from '../cluster/kubectl.js';
import { up } from '../cluster/up.js';
import { contained } from '../setup/contained.js';
import { progress as makeProgress } from '../setup/progress.js';
import { describe, rowsOf } from './contender/describe.js';
import { hop } from './contender/hop.js';
import { helm } from './helm.js';
import { images } from './images.js';
import { registry } from './registry.js';
import { seed } from './seed.js';
import { untilLeading } from './until-leading.js';

const name = 't-contender';
const steps = ['v1.18.6', 'v1.19.5', 'v1.20.3', 'v1.21.2'];
const rounds = 3;

/**
 * What plain Helm does to a seeded cluster on the way from 1.18 to 1.21, on a fresh cluster of its own
 * each time, with the chart's own leader election: prints it, and writes bench/results/contender.json.
 */
export async function contender() {
  const progress = makeProgress();
  const charts = await registry(steps, progress);
  /** @type {import('./contender/hop.js').Hop[][]} by hop, then by round */
  const runs = steps.slice(1).map(() => []);
  const versions = { helm: await helm(['version', '--template', '{{.Version}}']), kubernetes: '' };
  try {
    for (let round = 1; round <= rounds; round += 1) {
      progress.note(`round ${round} of ${rounds}`);
      for (const [i, figures] of (await climb(charts.charts, progress)).entries()) {
        runs[i]?.push(figures);
      }
      versions.kubernetes = await kubernetesVersion();
    }
  } finally {
    await charts.stop();
    await down(name);
  }
  await writeResult({ name: 'contender', versions, rows: runs.flatMap(rowsOf) });
}

/**
 * Once from the first version to the last.
 * @param {string} charts
 * @param {import('../setup/progress.js').Progress} progress
 */
async function climb(charts, progress) {
  const [first = '', ...others] = steps;
  await down(name);
  await progress.item('cluster', () => up(name, {}, progress), { done: 'up' });
  const install = { version: first, from: charts, defaults: true, progress };
  await progress.item(`cert-manager ${first} with certificates`, () => seed(name, install));
  for (const version of others) await importImages(name, await images(version, progress));
  await untilLeading(name);
  const hops = [];
  for (const [i, to] of others.entries()) {
    const from = steps[i] ?? '';
    const figures = await progress.item(`${from} → ${to}`, () => hop(name, { from, to, charts }));
    progress.note(describe(figures));
    hops.push(figures);
  }
  return hops;
}

async function kubernetesVersion() {
  return JSON.parse(await kubectl(name, ['version', '-o', 'json'])).serverVersion.gitVersion;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await contained(async () => {
    await contender();
    return 0;
  });
}
