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

/**
 * What plain Helm does to a seeded cluster on the way from 1.18 to 1.21, on a cluster of its own with
 * the chart's own leader election: prints it, and writes bench/results/contender.json.
 */
export async function contender() {
  const progress = makeProgress();
  const [first = '', ...others] = steps;
  await down(name);
  await progress.item('cluster', () => up(name, {}, progress), { done: 'up' });
  const charts = await registry(steps, progress);
  try {
    const install = { version: first, from: charts.charts, defaults: true, progress };
    await progress.item(`cert-manager ${first} with certificates`, () => seed(name, install));
    for (const version of others) await importImages(name, await images(version, progress));
    await untilLeading(name);
    const hops = [];
    for (const [i, to] of others.entries()) {
      const from = steps[i] ?? '';
      const figures = await progress.item(`${from} → ${to}`, () =>
        hop(name, { from, to, charts: charts.charts }),
      );
      progress.note(describe(figures));
      hops.push(figures);
    }
    const versions = { kubernetes: await kubernetesVersion(), helm: await helmVersion() };
    await writeResult({ name: 'contender', versions, rows: hops.flatMap(rowsOf) });
    return hops;
  } finally {
    await charts.stop();
    await down(name);
  }
}

async function kubernetesVersion() {
  return JSON.parse(await kubectl(name, ['version', '-o', 'json'])).serverVersion.gitVersion;
}

async function helmVersion() {
  return helm(['version', '--template', '{{.Version}}']);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await contained(async () => {
    await contender();
    return 0;
  });
}
