import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { run } from '../setup/run.js';
import { build } from './build.js';
import { chart } from './chart.js';
import { helm } from './helm.js';
import { imageNames, images } from './images.js';
import { cmctlPath } from './tools.js';
import { versions } from './versions.js';

const crds = [
  'certificaterequests.cert-manager.io',
  'certificates.cert-manager.io',
  'challenges.acme.cert-manager.io',
  'clusterissuers.cert-manager.io',
  'issuers.cert-manager.io',
  'orders.acme.cert-manager.io',
];

function crdNames(yaml: string) {
  const crd =
    /^kind: CustomResourceDefinition\nmetadata:\n(?: {2}.*\n)*? {2}name: "?([a-z.-]+)"?$/gm;
  return [...yaml.matchAll(crd)].map((match) => String(match[1])).toSorted();
}

function imagesIn(yaml: string) {
  const image = /quay\.io\/jetstack\/cert-manager-[a-z]+:v[\d.]+/g;
  return [...new Set(yaml.match(image))].toSorted();
}

test('helm and cmctl say the versions that they are', async () => {
  expect(await helm(['version', '--template', '{{.Version}}'])).toBe('v4.3.1');
  expect(await run(await cmctlPath(), ['version', '--client', '--short'])).toContain('v2.5.0');
});

describe.each(versions)('release %s', (version) => {
  test('has a chart of its version, without anything that is not published', async () => {
    const { package: file } = await chart(version);
    const shown = await helm(['show', 'chart', file]);
    expect(shown).toContain(`\nversion: ${version}\n`);
    expect(shown).toContain(`\nappVersion: ${version}\n`);
    expect(shown).toContain('artifacthub.io/prerelease: "false"');
    const files = (await run('tar', ['-tzf', file])).trim().split('\n');
    expect(files).toContain('cert-manager/values.schema.json');
    expect(
      files.filter((path) => /tests|OWNERS|signkey|linter|template\.(md|yaml)$/.test(path)),
    ).toEqual([]);
  });

  test('has six CRDs in both static manifests, and in the chart when asked for', async () => {
    const { package: file, manifest, crds: apart } = await chart(version);
    expect(crdNames(await readFile(apart, 'utf8'))).toEqual(crds);
    expect(crdNames(await readFile(manifest, 'utf8'))).toEqual(crds);
    const template = ['template', 'cert-manager', file, '--set'];
    expect(crdNames(await helm([...template, 'crds.enabled=true']))).toEqual(crds);
    expect(crdNames(await helm([...template, 'crds.enabled=false']))).toEqual([]);
  });

  test('asks for its five images by their official names, and has them', async () => {
    const names = imageNames(version).toSorted();
    const rendered = await helm(['template', 'cert-manager', (await chart(version)).package]);
    expect(imagesIn(rendered)).toEqual(names);
    const archive = await images(version);
    const held = JSON.parse(await run('tar', ['-xOf', archive, 'manifest.json']));
    expect(held.flatMap((image: { RepoTags: string[] }) => image.RepoTags).toSorted()).toEqual(
      names,
    );
  });

  test('is a program that says its version under each of its names', async () => {
    const program = join(await build(version), 'cert-manager');
    for (const name of ['controller', 'webhook', 'cainjector', 'acmesolver', 'startupapicheck']) {
      expect(await run(program, [name, '--version'])).toBe(`${name} ${version}\n`);
    }
  });
});
