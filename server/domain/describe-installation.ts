import type { Finding } from '@/shared/finding';
import type {
  InstalledComponent,
  Installed,
  OwnerReferences,
  ServingCa,
} from '@/shared/installation-detail';
import { components } from '@/shared/run';

import { componentFacts, componentFindings, podsOf } from './component-facts';
import { effectiveOptions, featureGates } from './effective-options';
import type { FoundInstallation } from './find-installations';
import { booleanFlag } from './flag-of';
import { installMethod, methodFindings, type ReleaseFacts } from './install-method';
import { type Component, electionNamespace, managedBy, runningVersion } from './installation';
import { checkKubernetes } from './kubernetes-range';
import { type Elected, leaderFinding, leaderOf } from './leader-of';
import { ownerFindings } from './owner-reference';
import type { RawObject } from './raw-object';
import { supportAt, supportFindings } from './support-at';
import { versionFindings, versionSources } from './version-drift';
import { nameOf } from './wanted-secrets';
import {
  caMissing,
  type WebhookConfiguration,
  webhookFindings,
  webhookTrust,
} from './webhook-trust';

/** What was read of one installation. What is absent may not be read. */
export interface InstallationRead {
  readonly found: FoundInstallation;
  readonly release: ReleaseFacts;
  /** Of its namespace. */
  readonly pods?: readonly RawObject[];
  /** By component; one that is not there is `undefined`, one that may not be read is no entry. */
  readonly leases: ReadonlyMap<Elected, RawObject | undefined>;
  /** Those of the six that are there. */
  readonly crds?: readonly RawObject[];
  readonly kubernetes: string;
  readonly webhooks?: readonly WebhookConfiguration[];
  /** Of the webhook; `missing`: it is not there. */
  readonly servingCa?: ServingCa | 'missing';
  /** By component; empty where it has no file, no entry where that may not be read. */
  readonly configs: ReadonlyMap<Component, Config>;
  /** Of the whole cluster. */
  readonly owned?: OwnerReferences;
}

type Config = Readonly<Record<string, unknown>>;

/** Everything that follows from what was read of one installation, at a moment of the API server's clock. */
export function describeInstallation(read: InstallationRead, now: number): Installed {
  const { found, release, crds } = read;
  const version = runningVersion(found.controller);
  const chart = release.is === 'found' ? release.read?.version : undefined;
  const versions = versionSources(found, crds ?? [], chart);
  const method = installMethod(found.controller, release, crds);
  const manager = managedBy(found.controller);
  const support = supportAt(version, now);
  const options = effectiveOptions(found.controller, read.configs.get('controller'));
  const trust = describeTrust(read, now);
  const parts = components.flatMap((one) => describeComponent(one, read, now));
  return {
    namespace: found.namespace,
    version,
    versions,
    method,
    ...(manager && { manager }),
    support,
    components: parts.map(({ facts }) => facts),
    ...trust.facts,
    options,
    gates: components.flatMap((one) =>
      found[one] ? featureGates(one, found[one], read.configs.get(one)) : [],
    ),
    findings: sortFindings([
      ...parts.flatMap(({ findings }) => findings),
      ...missingFindings(found),
      ...trust.findings,
      ...ownerFindings(options, read.owned),
      ...versionFindings(version, versions),
      ...methodFindings(method, manager),
      ...supportFindings(version, support),
      kubernetesFinding(version, read.kubernetes),
    ]),
  };
}

const order = { breaks: 0, blocks: 1, warns: 2, tells: 3 } as const;

export const sortFindings = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted((one, other) => order[one.severity] - order[other.severity]);

/** What runs already is not stopped by it. */
function kubernetesFinding(version: string, kubernetes: string): Finding {
  const finding = checkKubernetes(version, kubernetes);
  return finding.severity === 'blocks' ? { ...finding, severity: 'warns' } : finding;
}

/** What the API server trusts of it, as far as both sides could be read. */
function describeTrust({ found, webhooks, servingCa }: InstallationRead, now: number) {
  const ca = servingCa === 'missing' ? undefined : servingCa;
  const trust = webhooks ? webhookTrust(webhooks, found.namespace, ca) : [];
  const missing = servingCa === 'missing' && found.webhook ? caMissing(found.webhook) : [];
  return {
    facts: { webhooks: trust, ...(ca && { servingCa: ca }) },
    findings:
      webhooks && found.webhook ? [...missing, ...webhookFindings(trust, ca, now)] : missing,
  };
}

interface Described {
  readonly facts: InstalledComponent;
  readonly findings: readonly Finding[];
}

function describeComponent(
  component: InstalledComponent['component'],
  read: InstallationRead,
  now: number,
): Described[] {
  const deployment = read.found[component];
  if (!deployment) return [];
  const pods = read.pods && podsOf(deployment, read.pods);
  const facts = componentFacts(component, deployment, pods);
  const findings = componentFindings(facts, read.found.namespace, pods);
  const leader = component === 'webhook' ? undefined : led(component, deployment, read, now);
  if (!leader) return [{ facts, findings }];
  // Without a pod nobody can lead, which is said already.
  const told = facts.ready === 0 ? [] : [leader.finding];
  return [{ facts: { ...facts, leader: leader.leader }, findings: [...findings, ...told] }];
}

function led(component: Elected, deployment: RawObject, read: InstallationRead, now: number) {
  const lease = { namespace: electionNamespace(deployment), podsKnown: read.pods !== undefined };
  const pods = podsOf(deployment, read.pods ?? []).map(nameOf);
  if (booleanFlag(deployment, 'leader-elect') === false) {
    const leader = { is: 'not-elected' } as const;
    return { leader, finding: leaderFinding(component, leader, lease) };
  }
  if (!read.leases.has(component)) return undefined;
  const leader = leaderOf(read.leases.get(component), pods, now);
  return { leader, finding: leaderFinding(component, leader, lease) };
}

function missingFindings({ namespace, webhook, cainjector }: FoundInstallation): Finding[] {
  const missing = [...(webhook ? [] : ['webhook']), ...(cainjector ? [] : ['cainjector'])];
  if (missing.length === 0) return [];
  return [
    {
      code: 'component-missing',
      severity: 'warns',
      sentence: `No Deployment of the ${missing.join(' or the ')} was found beside the controller in namespace ${namespace}.`,
      remedy:
        'Where it was left out on purpose nothing needs to be done; else install it again at the version that runs.',
    },
  ];
}
