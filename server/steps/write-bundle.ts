import packageJson from '@/package.json' with { type: 'json' };
import type { BundleView } from '@/shared/bundle';
import { Failure, isFailure } from '@/shared/failure';

import { findBundle } from '../bundles/list-bundles';
import { readForBundle, type ReadForBundle } from '../bundles/read-for-bundle';
import { type DryRun, restoreDryRun } from '../bundles/restore-dry-run';
import { verifyBundle } from '../bundles/verify-bundle';
import { writeBundleFile } from '../bundles/write-bundle-file';
import { contentFindings, dryRunFindings } from '../domain/bundle-findings';
import { type BundleContent, bundleMembers } from '../domain/bundle-members';
import { makeManifest } from '../domain/make-manifest';
import { restoreMd } from '../domain/restore-md';
import type { Out, RunContext, Step } from '../engine/contracts';
import { findInstallationRelease } from '../helm/find-installation-release';
import { askPassphrase } from './ask-passphrase';
import { bundleAccess } from './bundle-access';
import type { BundleJob } from './bundle-job';

/** The bundle that this run wrote before it was cut off, where every byte of it is there. */
async function written(
  id: string,
  encrypt: boolean,
  signal: AbortSignal,
): Promise<BundleView | undefined> {
  const view = await findBundle(id);
  if (view?.encrypted !== encrypt) return undefined;
  try {
    await verifyBundle(view, { signal });
    return view;
  } catch (error) {
    if (isFailure(error) && error.code === 'invalid') return undefined; // Written again.
    throw error;
  }
}

/** What Helm says of the installation, where Helm installed it. */
async function withRelease(
  content: BundleContent,
  { at }: RunContext,
  signal: AbortSignal,
): Promise<BundleContent> {
  const found = await findInstallationRelease(at, signal);
  const newest = found.state === 'found' ? found.revisions[0] : undefined;
  if (newest?.state !== 'read') return content;
  const { namespace, name, revision, status, description, chart, config } = newest;
  return {
    ...content,
    installation: {
      ...content.installation,
      release: { namespace, name, revision, status, description, chart },
      values: config,
    },
  };
}

function tellFound(read: ReadForBundle, { problems }: DryRun, out: Out): void {
  const { content, unsettled, clusterResourceNamespace, controller } = read;
  const { selection } = content;
  const hasController = controller !== undefined;
  const findings = [
    ...contentFindings({ selection, unsettled, clusterResourceNamespace, hasController }),
    ...dryRunFindings(problems),
  ];
  for (const finding of findings) out.finding(finding);
}

const sizeOf = ({ selection }: BundleContent) =>
  selection.secrets.length +
  selection.clusterIssuers.length +
  selection.issuers.length +
  selection.certificates.length;

async function readAll({ run }: BundleJob, out: Out, signal: AbortSignal) {
  const read = await readForBundle(run.at, signal);
  const content = await withRelease(read.content, run, signal);
  const count = sizeOf(content);
  if (count === 0)
    throw new Failure(
      'not-found',
      `There is nothing to back up in cluster ${run.at.name}: no Certificate, Issuer, ClusterIssuer or Secret of cert-manager.`,
    );
  out.line(`${count} objects are read. Each is tried on the cluster without changing anything.`);
  const tell = (done: number) => out.progress(done, count, 'objects tried');
  const dryRun = await restoreDryRun(run.at, content, tell, signal);
  tellFound(read, dryRun, out);
  return { read, content, dryRun };
}

async function write(
  job: BundleJob,
  passphrase: string | undefined,
  out: Out,
  signal: AbortSignal,
): Promise<BundleView> {
  const { id, at, actor } = job.run;
  const takenAt = new Date();
  const { read, content, dryRun } = await readAll(job, out, signal);
  const { controller, kubernetes, uid, clusterResourceNamespace } = read;
  const facts = {
    id,
    cluster: { name: at.name, server: at.server, kubernetes, ...(uid !== undefined && { uid }) },
    certManager: {
      version: controller?.version ?? 'unknown',
      namespace: controller?.namespace ?? clusterResourceNamespace,
    },
    takenAt: takenAt.toISOString(),
    by: actor.name,
    certferry: packageJson.version,
    run: id,
    dryRun,
  };
  const { webhook } = controller ?? {};
  const encrypted = passphrase !== undefined;
  const { problems } = dryRun;
  const restore = restoreMd({ ...facts, webhook, encrypted, problems }, content);
  return writeBundleFile({
    id,
    passphrase,
    members: bundleMembers(content, restore),
    manifest: (members) => makeManifest(facts, content, members),
    takenAt,
    signal,
  });
}

/**
 * Writes every Certificate and issuer with the Secrets that they need into one file, after asking the API server
 * whether each of them could be restored. A bundle that this run finished before is kept.
 */
export function writeBundle(id: string): Step<BundleJob> {
  return {
    id,
    title: 'Write the bundle',
    access: () => bundleAccess,
    async run(job, out, signal) {
      const { run, plan } = job;
      const before = await written(run.id, plan.encrypt, signal);
      if (before) out.line(`Bundle ${run.id} is written already, and whole.`);
      // Asked before anything is read: a person may take an hour, and the bundle is of the time after.
      const passphrase = before || !plan.encrypt ? undefined : await askPassphrase(out);
      const view = before ?? (await write(job, passphrase, out, signal));
      out.tell('bundle', view);
      out.line(`Bundle ${view.id} is written: ${view.size} bytes, sha256 ${view.sha256}.`);
    },
  };
}
