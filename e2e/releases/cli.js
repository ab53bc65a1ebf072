#!/usr/bin/env node
// @ts-check
import { contained } from '../setup/contained.js';
import { progress as makeProgress } from '../setup/progress.js';
import { build, vet } from './build.js';
import { chart } from './chart.js';
import { images } from './images.js';
import { registry } from './registry.js';
import { versions } from './versions.js';

const usage = `node e2e/releases/cli.js VERB [VERSION...]     all versions when none is given
  build      the program
  chart      the chart's package and the static manifests
  images     the docker archive
  vet        run "go vet" over src/ with the release
  registry   serve the charts on loopback until Ctrl-C
`;

const [verb = '', ...given] = process.argv.slice(2);
const wanted = given.length > 0 ? given : versions;
const progress = makeProgress();

/** @param {(version: string) => Promise<string>} make */
const each = (make) => async () => {
  for (const version of wanted) progress.note(await make(version));
};

/** @type {Record<string, (stop: AbortSignal) => Promise<void>>} */
const verbs = {
  build: each((version) => build(version, progress)),
  chart: each(async (version) => (await chart(version, progress)).folder),
  images: each((version) => images(version, progress)),
  vet: each(async (version) => {
    await progress.item(`go vet with ${version}`, () => vet(version));
    return `${version}: nothing to complain about`;
  }),
  async registry(stop) {
    const { charts, stop: end } = await registry(wanted, progress);
    progress.note(`helm show chart ${charts} --version ${wanted.at(-1)} --plain-http`);
    await new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }));
    await end();
  },
};

await contained(async (stop) => {
  const run = verbs[verb];
  if (!run) {
    process.stderr.write(usage);
    return 2;
  }
  await run(stop);
  return 0;
});
