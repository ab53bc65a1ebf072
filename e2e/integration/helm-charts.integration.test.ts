import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { checkValues } from '@/server/helm/check-values';
import { helmVersion } from '@/server/helm/helm-version';
import { listChartVersions } from '@/server/helm/list-chart-versions';
import { type PulledChart, pullChart } from '@/server/helm/pull-chart';
import { templateCrds } from '@/server/helm/template-crds';
import { isFailure } from '@/shared/failure';

import { chart } from '../releases/chart.js';
import { type Registry, registry } from '../releases/registry.js';
import { helmPath } from '../releases/tools.js';
import { run } from '../setup/run.js';
import { k } from './testbed';

const home = mkdtempSync(join(tmpdir(), 'helm-charts-'));
let offered: Registry;

beforeAll(async () => {
  process.env.CERTFERRY_HELM = await helmPath();
  process.env.CERTFERRY_HOME = home;
  offered = await registry(['v1.18.6', 'v1.20.3', 'v1.21.2']);
});
afterAll(async () => {
  delete process.env.CERTFERRY_HOME;
  rmSync(home, { recursive: true, force: true });
  await offered.stop();
});

async function failureOf(work: Promise<unknown>) {
  try {
    await work;
  } catch (error) {
    if (isFailure(error)) return { code: error.code, message: error.message };
    throw error;
  }
  throw new Error('it did not fail');
}

const target = (pulled: PulledChart) => ({
  chart: pulled,
  namespace: 'cert-manager',
  kubeVersion: 'v1.33.13',
});

const byName = (a: { metadata: { name: string } }, b: typeof a) =>
  a.metadata.name.localeCompare(b.metadata.name);

test('the binary is Helm 4', async () => {
  expect(await helmVersion()).toMatch(/^v4\./);
});

test('a registry offers what curl sees there', async () => {
  const url = `http://127.0.0.1:${offered.port}/v2/charts/cert-manager/tags/list`;
  const { tags } = JSON.parse(await run('curl', ['-sf', url]));
  const versions = await listChartVersions(offered.charts);
  expect(versions).toEqual(expect.arrayContaining(['v1.21.2', 'v1.20.3', 'v1.18.6']));
  expect(versions.toSorted()).toEqual(tags.toSorted());
});

test('no such chart, no such version and no registry are told apart', async () => {
  const elsewhere = offered.charts.replace('cert-manager', 'other');
  expect((await failureOf(listChartVersions(elsewhere))).code).toBe('not-found');
  expect((await failureOf(pullChart(offered.charts, 'v1.99.0'))).code).toBe('not-found');
  const away = 'oci://127.0.0.1:1/charts/cert-manager';
  expect((await failureOf(listChartVersions(away))).code).toBe('unavailable');
  expect((await failureOf(pullChart(away, 'v1.21.2'))).code).toBe('unavailable');
});

test('a chart is pulled once, kept for us alone, and is the archive that was published', async () => {
  const pulled = await pullChart(offered.charts, 'v1.21.2');
  const { package: published } = await chart('1.21.2');
  const [sum] = (await run('sha256sum', [published])).split(' ');
  expect(pulled).toEqual({
    name: 'cert-manager',
    version: 'v1.21.2',
    appVersion: 'v1.21.2',
    digest: `sha256:${sum}`,
    path: join(home, 'charts', `${sum}.tgz`),
  });
  expect(statSync(pulled.path).mode & 0o777).toBe(0o600);
  expect(statSync(join(home, 'charts')).mode & 0o777).toBe(0o700);
  expect(readdirSync(join(home, 'charts'))).toEqual([`${sum}.tgz`]);
  const { mtimeMs } = statSync(pulled.path);
  await pullChart(offered.charts, 'v1.21.2');
  expect(statSync(pulled.path).mtimeMs).toBe(mtimeMs);
});

test('an archive that was changed on disk is not used, and another one in the registry neither', async () => {
  const pulled = await pullChart(offered.charts, 'v1.21.2');
  const bytes = readFileSync(pulled.path);
  writeFileSync(pulled.path, Buffer.concat([bytes, Buffer.from('x')]));
  const again = await pullChart(offered.charts, 'v1.21.2', { digest: pulled.digest });
  expect(again.digest).toBe(pulled.digest);
  expect(createHash('sha256').update(readFileSync(again.path)).digest('hex')).toBe(
    pulled.digest.slice('sha256:'.length),
  );
  const digest = `sha256:${'0'.repeat(64)}`;
  const moved = await failureOf(pullChart(offered.charts, 'v1.21.2', { digest }));
  expect(moved.code).toBe('conflict');
  expect(moved.message).toContain(pulled.digest);
  const odd = await failureOf(pullChart(offered.charts, 'v1.21.2', { digest: 'sha256:../../x' }));
  expect(odd.code).toBe('invalid');
});

test.each(['1.18.6', '1.20.3', '1.21.2'])(
  "the CRDs of %s are those of its release's own file, as kubectl reads it",
  async (version) => {
    const crds = await templateCrds(target(await pullChart(offered.charts, `v${version}`)));
    const { crds: file } = await chart(version);
    const published: unknown = JSON.parse(
      await k(['create', '--dry-run=client', '--validate=false', '-o', 'json', '-f', file]).then(
        (text) => `[${text.trim().replace(/^}\n{/gm, '},{')}]`,
      ),
    );
    if (!Array.isArray(published)) throw new Error('no list');
    const items = published.flatMap((one) => one.items ?? [one]);
    expect(crds).toHaveLength(6);
    expect(crds.toSorted(byName)).toEqual(items.toSorted(byName));
  },
);

test('values that the target takes are told from those that it refuses, and no value is repeated', async () => {
  const pulled = target(await pullChart(offered.charts, 'v1.21.2'));
  const secret = 'hunter2-hunter2';
  const good = { crds: { enabled: true }, podAnnotations: { note: secret } };
  expect(await checkValues(pulled, 'ferry', good)).toMatchObject({
    state: 'taken',
    manifest: expect.stringContaining('kind: Deployment'),
  });
  const bad = { replicaCount: secret, nope: secret };
  const refused = await checkValues(pulled, 'ferry', bad);
  if (refused.state !== 'refused') throw new Error('taken');
  expect(refused.why).toContain("at '/replicaCount': got string, want number");
  expect(refused.why).toContain("additional properties 'nope' not allowed");
  expect(refused.why).not.toContain(secret);
});

test('what the templates refuse is told, too', async () => {
  const pulled = target(await pullChart(offered.charts, 'v1.18.6'));
  const both = { installCRDs: true, crds: { enabled: true } };
  const refused = await checkValues(pulled, 'ferry', both);
  expect(refused.state === 'refused' && refused.why).toContain('deprecated .installCRDs option');
});
