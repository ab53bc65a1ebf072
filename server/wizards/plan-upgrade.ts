import type { Finding } from '@/shared/finding';
import type { UpgradeAnswers, UpgradePlan } from '@/shared/upgrade';

import { crdMode } from '../domain/crd-mode';
import { crdsInManifest, helmKinds } from '../domain/helm-kinds';
import {
  componentOf,
  componentSelector,
  electionNamespace,
  managedBy,
  runningVersion,
} from '../domain/installation';
import { checkKubernetes } from '../domain/kubernetes-range';
import { crdVersion, versionDrift } from '../domain/version-drift';
import { findInstallationRelease } from '../helm/find-installation-release';
import { pendingRelease } from '../helm/pending-release';
import type { ReadableRevision, Revision } from '../helm/revision';
import { probeApi } from '../inventory/probe-api';
import { readCrds } from '../inventory/read-crds';
import type { Cluster } from '../kube/cluster';
import { count } from '../kube/count';
import { kinds } from '../kube/kinds';
import { listAll } from '../kube/list';
import type { KubeObject } from '../kube/object';
import { serverVersion } from '../kube/server-version';
import { sameCommands } from './same-commands';
import { checkChart, chooseChart } from './upgrade-chart';
import {
  certificateFindings,
  readCanaries,
  readCertificates,
  readIssuers,
} from './upgrade-reading';

const order = { breaks: 0, blocks: 1, warns: 2, tells: 3 } as const;

const sorted = (findings: readonly Finding[]) =>
  findings.toSorted((one, other) => order[one.severity] - order[other.severity]);

const blocks = (code: string, sentence: string, remedy: string): Finding => ({
  code,
  severity: 'blocks',
  sentence,
  remedy,
});

const nothing: UpgradePlan = {
  from: '',
  to: '',
  namespace: '',
  electionNamespace: '',
  release: { name: '', namespace: '', revision: 0 },
  chart: { reference: '', version: '', digest: '' },
  crds: 'separate',
  encrypt: false,
  canaries: [],
  kinds: [],
  findings: [],
  counts: { certificates: 0, secrets: 0, canaries: 0, failing: 0, dueSoon: 0 },
  same: [],
};

interface Installed {
  readonly namespace: string;
  readonly controller: KubeObject;
  readonly release: { readonly name: string; readonly namespace: string };
  readonly revisions: readonly Revision[];
}

/** Reads everything with the actor's own rights and decides; what speaks against an upgrade is a finding. */
export async function planUpgrade(answers: UpgradeAnswers, at: Cluster): Promise<UpgradePlan> {
  const found = await findInstallationRelease(at);
  if (found.state === 'found') return planFor(found, answers, at);
  const remedy = {
    'no-controller': 'Install cert-manager first, or open the cluster that has it.',
    several: 'Remove the wrong one: two controllers fight over the same objects.',
    'not-helm':
      'Certferry upgrades Helm releases. Upgrade this one with what installed it, or let a Helm release adopt it (helm upgrade --install --take-ownership).',
  }[found.state];
  return { ...nothing, findings: [blocks(`release-${found.state}`, found.why, remedy)] };
}

/** All that was read, with the actor's own rights. */
type Read = Awaited<ReturnType<typeof readAll>>;

async function readAll(installed: Installed, answers: UpgradeAnswers, at: Cluster) {
  const { namespace, controller, revisions } = installed;
  const from = runningVersion(controller);
  const { version: kubeVersion, now } = await serverVersion(at);
  const issuers = await readIssuers(at);
  const [deployments, crds, certificates, canaries, secrets, chosen] = await Promise.all([
    listAll(at, kinds.deployments, { namespace, labelSelector: componentSelector }),
    readCrds(at),
    readCertificates(at, issuers, now),
    readCanaries(at, controller, issuers),
    count(at, kinds.secrets, { fieldSelector: 'type=kubernetes.io/tls' }),
    chooseChart(from, answers.target),
  ]);
  const [last] = revisions;
  const revision = last?.state === 'read' ? last : undefined;
  const manifest = revision?.manifest ?? '';
  const mode = crdMode(new Set(crdsInManifest(manifest).keys()), crds, installed.release);
  return {
    from,
    kubeVersion,
    deployments,
    crds,
    certificates,
    canaries,
    secrets,
    chosen,
    revision,
    manifest,
    mode,
  };
}

async function planFor(
  installed: Installed,
  answers: UpgradeAnswers,
  at: Cluster,
): Promise<UpgradePlan> {
  const { namespace, controller, release, revisions } = installed;
  const read = await readAll(installed, answers, at);
  const { chart } = read.chosen;
  const charted = await chartFindings(namespace, read);
  const where = { namespace, electionNamespace: electionNamespace(controller) };
  const plan: UpgradePlan = {
    ...where,
    from: read.from,
    to: chart.version,
    release: { ...release, revision: revisions[0]?.revision ?? 0 },
    chart,
    crds: read.mode.is === 'helm' ? 'helm' : 'separate',
    encrypt: answers.encrypt,
    canaries: [...read.canaries.canaries],
    // What goes is in the old manifest, what comes in the new one.
    kinds: helmKinds(`${read.manifest}\n---\n${charted.manifest}`, where),
    findings: sorted([
      ...releaseFindings(installed),
      ...installationFindings(installed, read),
      ...charted.findings,
      await apiFinding(at, namespace),
      ...certificateFindings(read.certificates, read.canaries),
    ]),
    counts: countsOf(read),
    same: [],
  };
  return { ...plan, same: read.chosen.pulled ? sameCommands(plan) : [] };
}

const countsOf = ({ certificates, secrets, canaries }: Read): UpgradePlan['counts'] => ({
  certificates: certificates.count,
  secrets,
  canaries: canaries.canaries.length,
  failing: certificates.failing.length,
  dueSoon: certificates.dueSoon.length,
});

function installationFindings({ release }: Installed, read: Read): Finding[] {
  const { from, mode, deployments, crds, revision } = read;
  return [
    mode.is === 'blocked' ? mode.finding : crdsFinding(mode.is),
    ...versionDrift(from, [
      ...deployments.map((one) => ({
        name: componentOf(one) ?? one.metadata.name,
        version: runningVersion(one),
      })),
      { name: 'the CRDs', version: crdVersion(crds) },
      { name: `the chart of release ${release.name}`, version: revision?.chart.version },
    ]),
  ];
}

async function chartFindings(
  namespace: string,
  read: Read,
): Promise<{ readonly findings: readonly Finding[]; readonly manifest: string }> {
  const { chosen, revision, kubeVersion, crds } = read;
  if (!chosen.pulled) return { findings: chosen.findings, manifest: '' };
  const target = { namespace, kubeVersion, crds };
  const { findings, manifest } = revision
    ? await checkChart(chosen.pulled, revision, target)
    : { findings: [], manifest: '' };
  return {
    findings: [
      ...chosen.findings,
      checkKubernetes(chosen.pulled.version, kubeVersion),
      ...findings,
    ],
    manifest,
  };
}

function releaseFindings({ controller, release, revisions }: Installed): Finding[] {
  const [last] = revisions;
  const owner = managedBy(controller);
  const pending = pendingRelease(revisions, undefined);
  const named = `${release.namespace}/${release.name}`;
  const found: Finding[] = [];
  if (owner)
    found.push(
      blocks(
        'managed-elsewhere',
        `cert-manager is managed by ${owner.who} (${owner.what}), which would put back what is changed here.`,
        `Upgrade it there, or take it out of ${owner.who} first.`,
      ),
    );
  if (pending.state === 'foreign')
    found.push(
      blocks(
        'release-pending',
        pending.why,
        `Wait for its end. If nobody works on it any longer: helm rollback ${release.name} --namespace ${release.namespace}`,
      ),
    );
  else if (last?.state === 'unreadable')
    found.push(blocks('release-unreadable', last.why, 'Look at it with helm history.'));
  else if (last && last.status !== 'deployed')
    found.push(
      blocks(
        'release-not-deployed',
        `Revision ${last.revision} of Helm release ${named} is ${last.status}, not deployed.`,
        `Repair it at the version that runs: helm history ${release.name} --namespace ${release.namespace} says why, helm rollback goes back.`,
      ),
    );
  else if (last) found.push(releaseFinding(last, named));
  return found;
}

const releaseFinding = (last: ReadableRevision, named: string): Finding => ({
  code: 'release-deployed',
  severity: 'tells',
  sentence: `Helm release ${named} is deployed: revision ${last.revision}, chart ${last.chart.name} ${last.chart.version}.`,
  remedy: '',
});

const crdsFinding = (mode: UpgradePlan['crds']): Finding => ({
  code: `crds-${mode}`,
  severity: 'tells',
  sentence:
    mode === 'helm'
      ? 'The CRDs belong to the Helm release, which upgrades them.'
      : 'The CRDs are no part of the Helm release: they are applied before it.',
  remedy: '',
});

async function apiFinding(at: Cluster, namespace: string): Promise<Finding> {
  const problem = await probeApi(at, namespace);
  if (problem !== undefined)
    return blocks(
      'api-not-ready',
      `cert-manager's API does not work now. ${problem}`,
      'Repair it first: cmctl check api',
    );
  return {
    code: 'api-ready',
    severity: 'tells',
    sentence: "cert-manager's API works: its webhooks answered both dry runs as they should.",
    remedy: '',
  };
}
