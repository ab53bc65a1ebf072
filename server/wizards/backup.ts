import { type BackupAnswers, backupAnswers, type BackupPlan, backupPlan } from '@/shared/bundle';

import { readForBundle } from '../bundles/read-for-bundle';
import { planFindings } from '../domain/bundle-findings';
import { namespacesIn } from '../domain/bundle-members';
import type { RunContext, Wizard } from '../engine/contracts';
import { bundleAccess } from '../steps/bundle-access';
import { checkBundle } from '../steps/check-bundle';
import { writeBundle } from '../steps/write-bundle';

interface BackupJob {
  readonly run: RunContext;
  readonly plan: BackupPlan;
}

/** Into one bundle: every Certificate and issuer, and the Secrets that they need. */
export const backup: Wizard<BackupAnswers, BackupPlan, BackupJob> = {
  name: 'backup',
  title: 'Backup',
  about:
    'Writes every Certificate, Issuer and ClusterIssuer with the Secrets that they need into one file, which kubectl alone can restore. Nothing in the cluster is changed.',
  answers: backupAnswers,
  planned: backupPlan,
  exclusive: false,
  looks: bundleAccess,
  async plan({ encrypt }, at) {
    const read = await readForBundle(at);
    const { selection } = read.content;
    const { certificates, issuers, clusterIssuers, secrets, leftOut } = selection;
    const hasController = read.controller !== undefined;
    return {
      cluster: { name: at.name, server: at.server },
      encrypt,
      findings: planFindings({ ...read, selection, hasController }, encrypt),
      counts: {
        certificates: certificates.length,
        issuers: issuers.length,
        clusterIssuers: clusterIssuers.length,
        secrets: secrets.length,
      },
      namespaces: namespacesIn(selection),
      leftOut: leftOut.length,
    };
  },
  decisions: ({ cluster, encrypt }) => ({ cluster, encrypt }),
  findings: ({ findings }) => findings,
  attach: async (plan, run) => ({ run, plan }),
  steps: () => [writeBundle('bundle/write'), checkBundle('bundle/check')],
};
