import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect } from 'vitest';

import { age } from '@/server/bundles/written.fixture';

import { kubectl } from '../cluster/kubectl.js';
import { stateFolder } from '../cluster/state.js';
import { helm } from '../releases/helm.js';
import { cmctlPath } from '../releases/tools.js';
import { run } from '../setup/run.js';

interface Named {
  readonly metadata: { readonly namespace: string; readonly name: string };
  readonly data?: Record<string, string>;
}

const nameOf = ({ metadata }: Named) => `${metadata.namespace}/${metadata.name}`;

async function list(cluster: string, ...what: string[]): Promise<Named[]> {
  const { items }: { items: Named[] } = JSON.parse(
    await kubectl(cluster, ['get', ...what, '-A', '-o', 'json']),
  );
  return items;
}

function digestOf({ data = {} }: Named): string {
  const sorted = Object.entries(data).toSorted(([a], [b]) => a.localeCompare(b));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}

/** What an upgrade may not change, as kubectl shows it. */
export async function objectsOf(cluster: string) {
  const [secrets, certificates, requests] = await Promise.all([
    list(cluster, 'secrets', '--field-selector=type=kubernetes.io/tls'),
    list(cluster, 'certificates.cert-manager.io'),
    list(cluster, 'certificaterequests.cert-manager.io'),
  ]);
  return {
    /** A digest of each TLS Secret's data. */
    secrets: Object.fromEntries(secrets.map((one) => [nameOf(one), digestOf(one)])),
    certificates: certificates.map(nameOf).toSorted(),
    requests: requests.map(nameOf).toSorted(),
  };
}

export interface Audited {
  readonly verb: string;
  readonly userAgent: string;
  readonly requestURI: string;
  readonly requestReceivedTimestamp: string;
  readonly stageTimestamp: string;
  readonly objectRef?: { readonly resource?: string; readonly name?: string };
  readonly responseStatus?: { readonly code?: number };
}

/** Every answered request of the cluster's audit log in which that text stands. */
export async function audited(cluster: string, text: string): Promise<Audited[]> {
  const log = await readFile(join(stateFolder(cluster), 'log', 'audit.log'), 'utf8');
  return log
    .split('\n')
    .filter((line) => line.endsWith('}') && line.includes(text))
    .map((line): Audited & { stage: string } => JSON.parse(line))
    .filter(({ stage }) => stage === 'ResponseComplete');
}

/** Certificates that anybody asked for since the cluster came up; those of canaries apart. */
export async function expectOnlyCanariesRequested(cluster: string): Promise<void> {
  const made = (await audited(cluster, '"certificaterequests"')).filter(
    ({ verb, objectRef, requestURI, responseStatus }) =>
      verb === 'create' &&
      objectRef?.resource === 'certificaterequests' &&
      !requestURI.includes('dryRun=All') &&
      responseStatus?.code === 201,
  );
  const names = made.map(({ objectRef }) => objectRef?.name ?? 'nameless');
  expect(names.filter((name) => !name.startsWith('certferry-canary-'))).toEqual([]);
}

interface HelmRevision {
  readonly revision: number;
  readonly status: string;
  readonly chart: string;
}

/** Helm and cmctl say that the upgrade is whole. */
export async function expectUpgraded(
  { cluster, kubeconfig }: { cluster: string; kubeconfig: string },
  version: string,
): Promise<void> {
  const release = ['cert-manager', '--namespace=cert-manager'];
  const history: HelmRevision[] = JSON.parse(
    await helm(['history', ...release, '--output=json'], { kubeconfig }),
  );
  const deployed = history.filter(({ status }) => status === 'deployed');
  expect(deployed.map(({ chart }) => chart)).toEqual([`cert-manager-${version}`]);
  expect(history.filter(({ status }) => status.startsWith('pending'))).toEqual([]);
  const status = await helm(['status', ...release], { kubeconfig });
  expect(status).toMatch(/^STATUS: deployed$/m);
  const cmctl = ['check', 'api', `--kubeconfig=${kubeconfig}`];
  expect(await run(await cmctlPath(), cmctl)).toContain('ready');
  const canaries = ['-l', 'certferry.io/canary'];
  const kinds = 'certificates.cert-manager.io,certificaterequests.cert-manager.io,secrets';
  expect(await list(cluster, kinds, ...canaries)).toEqual([]);
}

/** tar, sha256sum and, where it is encrypted, age open the bundle and find every member as it was written. */
export async function expectWholeBundle(file: string, passphrase?: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'certferry-bundle-'));
  try {
    const plain = passphrase === undefined ? file : join(folder, 'plain.tar.gz');
    if (passphrase !== undefined) age(passphrase, `--decrypt --output ${plain} ${file}`);
    await run('tar', ['-xzf', plain, '-C', folder]);
    const manifest: { members: { name: string; sha256: string }[] } = JSON.parse(
      await readFile(join(folder, 'bundle.json'), 'utf8'),
    );
    expect(manifest.members.length).toBeGreaterThan(5);
    const sums = manifest.members.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('');
    await run('sha256sum', ['--check', '--strict', '--quiet'], { cwd: folder, input: sums });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
