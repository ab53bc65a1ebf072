// @ts-check
import { existsSync } from 'node:fs';
import { mkdir, cp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { built, filesOf } from '../setup/built.js';
import { run } from '../setup/run.js';
import { download, root } from './go-module.js';
import { helm } from './helm.js';
import { helmPath, helmRecipe } from './tools.js';
import { release } from './versions.js';

/** @typedef {import('../setup/progress.js').Progress} Progress */

const notPublished = [
  'tests',
  '.gitignore',
  'OWNERS',
  'signkey_annotation.txt',
  'values.linter.exceptions',
];

/**
 * The files that a release publishes beside its images: the chart's package, and its static
 * manifests with all objects and with the CRDs alone.
 * @param {string} version
 * @param {Progress} [progress]
 */
export async function chart(version, progress) {
  const folder = await built(await chartRecipe(version, progress), progress);
  return {
    folder,
    package: join(folder, `cert-manager-${release(version).version}.tgz`),
    manifest: join(folder, 'cert-manager.yaml'),
    crds: join(folder, 'cert-manager.crds.yaml'),
  };
}

/**
 * @param {string} version
 * @param {Progress} [progress]
 */
export async function chartRecipe(version, progress) {
  const { version: tag } = release(version);
  return {
    name: `chart-${tag}`,
    inputs: [tag, ...helmRecipe.inputs, ...(await filesOf(join(import.meta.dirname, 'chart.js')))],
    /** @param {string} out */
    async build(out) {
      await helmPath(progress);
      const sources = join((await download(`${root}@${tag}`)).Dir, 'deploy');
      const work = join(out, 'work'); // in the partial result, which is cleared after a crash
      await mkdir(work);
      try {
        const folder = join(work, 'cert-manager');
        await assemble(sources, folder, tag);
        await helm([
          'package',
          '--version',
          tag,
          '--app-version',
          tag,
          '--destination',
          out,
          folder,
        ]);
      } finally {
        await rm(work, { recursive: true, force: true });
      }
      await writeManifests(sources, out, tag);
    },
  };
}

/**
 * @param {string} sources
 * @param {string} folder
 * @param {string} version
 */
async function assemble(sources, folder, version) {
  await cp(join(sources, 'charts/cert-manager'), folder, { recursive: true });
  await run('chmod', ['-R', 'u+w', folder]); // the module cache is read-only
  await annotate(folder);
  for (const name of notPublished) await rm(join(folder, name), { recursive: true, force: true });
  const template = join(folder, 'README.template.md');
  const readme = (await readFile(template, 'utf8')).replaceAll('{{RELEASE_VERSION}}', version);
  await writeFile(join(folder, 'README.md'), readme);
  await rm(template);

  // until v1.18 the CRDs are no templates of the chart's sources: the release joins them into one
  const templates = await readdir(join(folder, 'templates'));
  if (templates.some((name) => name.startsWith('crd-'))) return;
  const crds = (await readdir(join(sources, 'crds')))
    .filter((name) => name.endsWith('.yaml'))
    .toSorted();
  const texts = await Promise.all(
    crds.map((name) => readFile(join(sources, 'crds', name), 'utf8')),
  );
  await writeFile(join(folder, 'templates/crds.yaml'), texts.join('---\n'));
}

/**
 * The release's own make target puts these two annotations into Chart.yaml; until v1.20 the second
 * has a placeholder in a template.
 * @param {string} folder
 */
async function annotate(folder) {
  const metadata = join(folder, 'Chart.yaml');
  const template = join(folder, 'Chart.template.yaml');
  if (existsSync(template)) await rename(template, metadata);
  const text = (await readFile(metadata, 'utf8')).replace(
    /^ {2}artifacthub.io.prerelease:.*\n/m,
    '',
  );
  const key = await readFile(join(folder, 'signkey_annotation.txt'), 'utf8');
  const block = key.trim().replaceAll(/^/gm, '    ');
  const added = `  artifacthub.io/prerelease: "false"\n  artifacthub.io/signKey: |\n${block}\n`;
  await writeFile(
    metadata,
    text.replace(/^annotations:\n/m, (line) => line + added),
  );
}

/**
 * @param {string} sources
 * @param {string} out
 * @param {string} version
 */
async function writeManifests(sources, out, version) {
  const packed = join(out, `cert-manager-${version}.tgz`);
  // what the release's own make target says, so that the result depends on no cluster
  const independent = ['--kube-version', '1.29.0', '--api-versions', ''];
  const fixed = ['--set', 'creator=static', '--set', 'startupapicheck.enabled=false'];
  const command = ['template', 'cert-manager', packed, '--namespace', 'cert-manager'];
  const rest = await helm([...command, ...independent, ...fixed]);
  const all = await helm([...command, ...independent, ...fixed, '--set', 'crds.enabled=true']);
  const crds = documents(all)
    .filter((text) => /^kind: CustomResourceDefinition$/m.test(text))
    .map((text) => `---\n${text}`)
    .join('');
  const licence = await readFile(join(sources, '../hack/boilerplate-yaml.txt'), 'utf8');
  const header = licence.replace('YEAR', '2022');
  const namespace = await readFile(join(sources, 'manifests/namespace.yaml'), 'utf8');
  await writeFile(join(out, 'cert-manager.crds.yaml'), header + crds);
  await writeFile(join(out, 'cert-manager.yaml'), header + namespace + crds + rest);
}

/** @param {string} yaml */
function documents(yaml) {
  return yaml.split(/^---\n/m).filter((text) => text.trim() !== '');
}
