import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';

import { expect, test } from 'vitest';

import { findInstallationRelease } from '@/server/helm/find-installation-release';
import type { Call } from '@/server/helm/gateway';
import type { HelmLine } from '@/server/helm/helm-line';
import { rollbackRelease } from '@/server/helm/rollback-release';
import { runHelm } from '@/server/helm/run-helm';
import { upgradeRelease } from '@/server/helm/upgrade-release';
import { withToken } from '@/server/kube/cluster';
import { fenced } from '@/server/kube/fenced';

import {
  failureOf,
  helmAt,
  history,
  installedBefore,
  marker,
  patchesOf,
  release,
  revisions,
  wanted,
} from './helm-release';
import { applied, asAdmin, grant, k, kJson, tokenOf } from './testbed';

const admin = asAdmin();

installedBefore();

test('the release of the installation is read as helm itself shows it', async () => {
  const found = await findInstallationRelease(admin);
  expect(found).toMatchObject({ state: 'found', release, namespace: release.namespace });
  const [revision] = await revisions();
  if (revision?.state !== 'read') throw new Error(JSON.stringify(revision));
  const [told] = await history();
  expect({
    revision: revision.revision,
    status: revision.status,
    chart: `${revision.chart.name}-${revision.chart.version}`,
    app_version: revision.chart.appVersion,
    description: revision.description,
  }).toEqual({
    revision: told?.revision,
    status: told?.status,
    chart: told?.chart,
    app_version: told?.app_version,
    description: told?.description,
  });
  expect(revision.config).toEqual(
    JSON.parse(await helmAt('get', 'values', release.name, '-o', 'json')),
  );
  expect(revision.manifest.trim()).toBe((await helmAt('get', 'manifest', release.name)).trim());
  const secret = await kJson<{ metadata: { uid: string; resourceVersion: string } }>(
    `get secret ${revision.secretName} -n ${release.namespace}`,
  );
  expect(secret.metadata).toMatchObject({
    uid: revision.uid,
    resourceVersion: revision.resourceVersion,
  });
});

test('a damaged record is said beside the others', async () => {
  await applied({
    apiVersion: 'v1',
    kind: 'Secret',
    type: 'helm.sh/release.v1',
    metadata: {
      name: `sh.helm.release.v1.${release.name}.v2`,
      namespace: release.namespace,
      labels: { owner: 'helm', name: release.name, version: '2', status: 'failed' },
    },
    data: { release: Buffer.from(marker).toString('base64') },
  });
  const read = await revisions();
  expect(read.map(({ state, revision, status }) => [state, revision, status])).toEqual([
    ['unreadable', 2, 'failed'],
    ['read', 1, 'deployed'],
  ]);
  expect(JSON.stringify(read[0])).not.toContain(marker);
  // Helm does not see it, and cannot make its own second revision.
  const refused = await failureOf(upgradeRelease(admin, await wanted()));
  await k(`delete secret sh.helm.release.v1.${release.name}.v2 -n ${release.namespace}`);
  expect(refused.code).toBe('conflict');
});

test('an upgrade goes through the gateway, keeps the values, is recorded, and tells no value', async () => {
  const lines: HelmLine[] = [];
  const calls: Call[] = [];
  const userAgent = 'helm-upgrade-recorded';
  await upgradeRelease(
    fenced(admin, { writeTimeout: 60_000, guardWrite: () => undefined, userAgent }),
    await wanted({ line: (line) => lines.push(line), record: (call) => calls.push(call) }),
  );
  const images = await k(
    `get deployments -n ${release.namespace} -o jsonpath={.items[*].spec.template.spec.containers[0].image}`,
  );
  expect(images.split(' ').map((image) => image.split(':')[1])).toEqual(Array(3).fill('v1.21.2'));
  expect(JSON.parse(await helmAt('get', 'values', release.name, '-o', 'json'))).toMatchObject({
    podAnnotations: { note: marker },
  });
  const [last] = await revisions();
  expect(last).toMatchObject({
    revision: 2,
    status: 'deployed',
    description: 'certferry run run-1',
    labels: { 'certferry-run': 'run-1.2' },
  });
  // What the API server has heard is what was recorded.
  const byMethod = (method: string) => calls.filter((call) => call.method === method).length;
  await expect.poll(() => patchesOf(userAgent)).toBe(byMethod('PATCH'));
  expect(byMethod('PATCH')).toBeGreaterThan(30);
  expect(calls.every(({ status, path }) => status > 0 && path.startsWith('/'))).toBe(true);
  const told = lines.map(({ text }) => text).join('\n');
  expect(told).toContain('STATUS: deployed');
  expect(told).toContain(`helm made ${calls.length} requests of the API server: `);
  expect(told).toContain(`PATCH ${byMethod('PATCH')} (`);
  expect(told).not.toMatch(/MARKER|VALUES:|MANIFEST:/);
});

test("helm's environment holds the way to the gateway and nothing of ours", async () => {
  process.env.HELM_KUBETOKEN = marker;
  process.env.SOMEBODYS_PASSWORD = marker;
  try {
    const said = await runHelm({
      what: 'ask',
      args: ['env', '--namespace=elsewhere'],
      gateway: { url: 'http://127.0.0.1:1/secret' },
    });
    expect(said).toContain('HELM_KUBEAPISERVER="http://127.0.0.1:1/secret"');
    expect(said).toContain('HELM_NAMESPACE="elsewhere"');
    expect(said).toContain('HELM_KUBETOKEN=""');
    expect(said).not.toContain(marker);
  } finally {
    delete process.env.HELM_KUBETOKEN;
    delete process.env.SOMEBODYS_PASSWORD;
  }
  const left = readdirSync(tmpdir()).filter((name) =>
    name.startsWith(`certferry-helm-${process.pid}-`),
  );
  expect(left).toEqual([]);
});

test('who may not is told what is missing, in the words of the API server', async () => {
  const token = await tokenOf('reader', release.namespace);
  await grant(
    'reader',
    release.namespace,
    [{ apiGroups: [''], resources: ['secrets'], verbs: ['get', 'list'] }],
    [release.namespace],
  );
  const refused = await failureOf(upgradeRelease(withToken(admin, token), await wanted()));
  expect(refused.code).toBe('forbidden');
  expect(refused.message).toContain('cannot');
  const unknown = await failureOf(upgradeRelease(withToken(admin, 'junk'), await wanted()));
  expect(unknown.code).toBe('unauthorized');
});

/** Resolves with the first change of an object that helm makes. */
test('an object that belongs to somebody else is a conflict, and the release stays as it was', async () => {
  await applied({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'ferry-cert-manager', namespace: release.namespace },
  });
  // With a configuration the chart has a ConfigMap of that name.
  const config = {
    apiVersion: 'controller.config.cert-manager.io/v1alpha1',
    kind: 'ControllerConfiguration',
  };
  const refused = await failureOf(upgradeRelease(admin, await wanted({ values: { config } })));
  await k(`delete configmap ferry-cert-manager -n ${release.namespace}`);
  expect(refused.code).toBe('conflict');
  expect(refused.message).toContain('invalid ownership metadata');
  expect((await revisions()).map(({ status }) => status)).toEqual(['deployed']);
});

test('values that the chart does not know are refused before anything is written', async () => {
  const refused = await failureOf(
    upgradeRelease(admin, await wanted({ values: { nope: marker } })),
  );
  expect(refused.code).toBe('invalid');
  expect(refused.message).toContain("additional properties 'nope' not allowed");
  expect(refused.message).not.toContain(marker);
  expect((await revisions()).map(({ status }) => status)).toEqual(['deployed']);
});

test('a rollback brings the old objects back and names the run', async () => {
  await upgradeRelease(admin, await wanted());
  await rollbackRelease(admin, { release, revision: 1, runId: 'run-1', wait: 'hookOnly' });
  const image = await k(
    `get deployment ferry-cert-manager -n ${release.namespace} -o jsonpath={.spec.template.spec.containers[0].image}`,
  );
  expect(image).toMatch(/:v1\.20\.3$/);
  const told = await history();
  expect(told.at(-1)).toMatchObject({ status: 'deployed', description: 'certferry run run-1' });
});
