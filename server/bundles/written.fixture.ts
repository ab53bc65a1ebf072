import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { BundleManifest } from '@/shared/bundle';

import { type BundleContent, bundleMembers, type Member } from '../domain/bundle-members';
import { makeManifest } from '../domain/make-manifest';
import { writeBundleFile } from './write-bundle-file';

const named = (namespace: string, name: string, more: object = {}) => ({
  metadata: { namespace, name },
  ...more,
});
const encoded = (text: string) => Buffer.from(text).toString('base64');

/** Stands in the Secret of `content`, and must stand nowhere else. */
export const canary = 'canary-private-key-5b1f';

export const content: BundleContent = {
  selection: {
    certificates: [named('shop', 'web', { spec: { secretName: 'web-tls' } })],
    issuers: [named('payments', 'ca', { spec: { selfSigned: {} } })],
    clusterIssuers: [{ metadata: { name: 'root' }, spec: { selfSigned: {} } }],
    secrets: [
      named('payments', 'root', { data: { 'tls.key': encoded('other') } }),
      named('shop', 'web-tls', { data: { 'tls.key': encoded(canary) } }),
    ],
    leftOut: [],
    madeAgain: [],
    clearPasswords: [],
  },
  namespaces: [],
  installation: { crds: [], deployments: [], values: { crds: { enabled: true } } },
};

export const facts = {
  id: 'run-1',
  cluster: { name: 'test', server: 'https://127.0.0.1:1', kubernetes: 'v1.33.13' },
  certManager: { version: 'v1.20.3', namespace: 'cert-manager' },
  takenAt: '2026-11-24T03:00:00.000Z',
  by: 'alice',
  certferry: '0.1.0',
  run: 'run-1',
  dryRun: { checked: 5, problems: [] },
};

export const members = (): Member[] => [...bundleMembers(content, '# How to restore\n')];

interface Wanted {
  readonly id?: string;
  readonly passphrase?: string;
  readonly members?: Iterable<Member>;
  readonly manifest?: (members: BundleManifest['members']) => BundleManifest;
  readonly signal?: AbortSignal;
}

/** Writes a bundle of `content` into the folder that CERTFERRY_BUNDLES names. */
export function write(wanted: Wanted = {}) {
  const { id = facts.id, signal = new AbortController().signal } = wanted;
  return writeBundleFile({
    members: members(),
    manifest: (all) => makeManifest({ ...facts, id }, content, all),
    ...wanted,
    id,
    takenAt: new Date(facts.takenAt),
    signal,
  });
}

/** Gives `work` a folder of its own, which goes with it. */
export async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'certferry-bundles-'));
  process.env.CERTFERRY_BUNDLES = join(folder, 'bundles');
  try {
    return await work(process.env.CERTFERRY_BUNDLES);
  } finally {
    delete process.env.CERTFERRY_BUNDLES;
    rmSync(folder, { recursive: true });
  }
}

/** Runs a command; its output as text. */
export function ran(command: string, args: readonly string[], input = ''): string {
  return execFileSync(command, args, { encoding: 'utf8', stdio: 'pipe', input });
}

/** age reads a passphrase from a terminal only: `script` is one, at which it is typed twice. */
export function age(passphrase: string, args: string): void {
  ran('script', ['-qec', `age ${args}`, '/dev/null'], `${passphrase}\n${passphrase}\n`);
}
