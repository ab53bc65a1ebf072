import {
  type UpgradeAnswers,
  upgradeAnswers,
  type UpgradePlan,
  upgradePlan,
} from '@/shared/upgrade';

import type { Guard, Step, Wizard } from '../engine/contracts';
import { admissionProbe } from '../guards/admission-probe';
import { censusWatch } from '../guards/census-watch';
import { componentLog } from '../guards/component-log';
import { applyCrds } from '../steps/apply-crds';
import { bundleAccess } from '../steps/bundle-access';
import { checkApi } from '../steps/check-api';
import { checkBundle } from '../steps/check-bundle';
import { deploymentsReady } from '../steps/deployments-ready';
import { endHelm } from '../steps/end-helm';
import { helmUpgrade } from '../steps/helm-upgrade';
import { issueCanaries } from '../steps/issue-canaries';
import { judge } from '../steps/judge';
import { canariesAway } from '../steps/remove-canaries';
import { rollBack, rolledBackTo } from '../steps/roll-back';
import { takeCensus } from '../steps/take-census';
import { untilLeading } from '../steps/until-leading';
import type { UpgradeJob } from '../steps/upgrade-job';
import { writeBundle } from '../steps/write-bundle';
import { planUpgrade } from './plan-upgrade';

/** What Certificates do from one moment to the next decides nothing. */
const changing: ReadonlySet<string> = new Set(['certificates-issuing', 'certificates-failing']);

/** One hop of cert-manager by its Helm release, with a bundle before it and a verdict after it. */
export const upgrade: Wizard<UpgradeAnswers, UpgradePlan, UpgradeJob> = {
  name: 'upgrade',
  title: 'Upgrade cert-manager',
  about:
    'Takes cert-manager one minor version further: a bundle of everything first, then CRDs and Helm, and a verdict that compares every certificate. It changes no Certificate, no issuer and no TLS Secret.',
  answers: upgradeAnswers,
  planned: upgradePlan,
  exclusive: true,
  looks: bundleAccess,
  plan: (answers, at) => planUpgrade(answers, at),
  decisions: ({ from, to, namespace, electionNamespace, ...plan }) => ({
    from,
    to,
    namespace,
    electionNamespace,
    release: { name: plan.release.name, namespace: plan.release.namespace },
    chart: plan.chart,
    crds: plan.crds,
    encrypt: plan.encrypt,
    canaries: plan.canaries.map((one) => `${one.kind} ${one.namespace}/${one.name}`).toSorted(),
    findings: [
      ...new Set(
        plan.findings
          .filter(({ severity, code }) => severity !== 'tells' && !changing.has(code))
          .map(({ code }) => code),
      ),
    ].toSorted(),
  }),
  findings: ({ findings }) => findings,
  attach: async (plan, run) => ({ plan, run }),
  steps: ({ to }): readonly Step<UpgradeJob>[] => [
    writeBundle('backup'),
    checkBundle('backup-check'),
    takeCensus('census'),
    applyCrds(`${to}/crds`),
    helmUpgrade(`${to}/helm`),
    deploymentsReady(`${to}/ready`, `Wait until every pod runs ${to}`, () => to),
    untilLeading(`${to}/leading`),
    checkApi(`${to}/api`),
    issueCanaries(`${to}/canaries`),
    judge(`${to}/verdict`, [`${to}/crds`, `${to}/helm`]),
  ],
  recovery: ({ to }): readonly Step<UpgradeJob>[] => [
    canariesAway('back/canaries'),
    endHelm('back/helm'),
    rollBack('back/release', `${to}/helm`),
    deploymentsReady('back/ready', 'Wait until every pod runs the version of before', rolledBackTo),
    untilLeading('back/leading'),
    checkApi('back/api'),
    judge('back/verdict', [`${to}/crds`, `${to}/helm`]),
  ],
  guards: ({ to }): readonly Guard<UpgradeJob>[] => [
    admissionProbe(`${to}/crds`, `${to}/verdict`),
    censusWatch(`${to}/crds`, `${to}/verdict`),
    componentLog(`${to}/helm`, `${to}/verdict`),
  ],
};
