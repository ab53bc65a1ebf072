import type { Access } from '@/shared/access';
import { Failure } from '@/shared/failure';
import type { CanaryIssuer, UpgradePlan } from '@/shared/upgrade';

import { canaryLabel } from '../domain/census';
import { may } from '../domain/may';
import type { Out, Step } from '../engine/contracts';
import type { Cluster } from '../kube/cluster';
import { kinds } from '../kube/kinds';
import { listAll } from '../kube/list';
import { issueCanary } from './issue-canary';
import { canaryNamespaces, removeCanaries } from './remove-canaries';
import type { UpgradeJob } from './upgrade-job';
import { workTogether } from './work-together';

/** At once: each is a handful of objects, and issuers differ. */
const together = 5;

/**
 * Lets every SelfSigned and CA issuer sign one certificate of an hour, checks it with key and issuer, and removes it
 * again, whatever came of it.
 */
export function issueCanaries(id: string): Step<UpgradeJob> {
  return {
    id,
    title: 'Issue a canary certificate from each issuer',
    skip: ({ plan }) =>
      plan.canaries.length === 0 ? 'There is no SelfSigned or CA issuer that is ready.' : undefined,
    access: ({ plan }) => accessTo(plan),
    async run({ run, plan }, out, signal) {
      const namespaces = canaryNamespaces(plan);
      await removeCanaries(run.at, namespaces);
      try {
        const problems = await issueAll(run.at, run.id, plan.canaries, out, signal);
        const requests = await requestsOf(run.at, run.id, namespaces, signal);
        out.tell('canaries', { issued: plan.canaries.length - problems.length, requests });
        if (problems.length > 0) throw new Failure('conflict', told(problems));
      } finally {
        await removeCanaries(run.at, namespaces);
      }
    },
    tidy: {
      byHand: `Remove the canary certificates by hand, with their Secrets: \`kubectl get certificates,secrets -A -l ${canaryLabel}\` lists them.`,
      async run({ run, plan }, out) {
        const removed = await removeCanaries(run.at, canaryNamespaces(plan));
        if (removed.length > 0) out.line(`Canary certificates removed: ${removed.join(', ')}.`);
      },
    },
  };
}

/** They go with their Certificates: the census at the end does not see them any longer. */
async function requestsOf(
  cluster: Cluster,
  run: string,
  namespaces: readonly string[],
  signal: AbortSignal,
): Promise<number> {
  const labelSelector = `${canaryLabel}=${run}`;
  let seen = 0;
  for (const namespace of namespaces)
    seen += (await listAll(cluster, kinds.requests, { namespace, labelSelector, signal })).length;
  return seen;
}

function accessTo(plan: UpgradePlan): Access[] {
  const { canaries, namespace: own } = plan;
  const to = 'issue canary certificates and remove them';
  const namespaces = canaryNamespaces(plan);
  const isOfCluster = canaries.some(({ kind }) => kind === 'ClusterIssuer');
  return [
    ...namespaces.flatMap((namespace) => [
      ...may(kinds.certificates, ['get', 'list', 'watch', 'create', 'delete'], to, namespace),
      ...may(kinds.requests, ['list'], to, namespace),
      ...may(kinds.issuers, ['get'], to, namespace),
      ...may(kinds.secrets, ['get', 'list', 'delete'], to, namespace),
    ]),
    // The CA of a ClusterIssuer is where the controller's arguments say; the census reads Secrets everywhere anyway.
    ...(isOfCluster
      ? [
          ...may(kinds.clusterIssuers, ['get'], to),
          ...may(kinds.deployments, ['list'], to, own),
          ...may(kinds.secrets, ['get'], to),
        ]
      : []),
  ];
}

async function issueAll(
  cluster: Cluster,
  run: string,
  canaries: readonly CanaryIssuer[],
  out: Out,
  signal: AbortSignal,
): Promise<string[]> {
  const problems: string[] = [];
  let done = 0;
  await workTogether(canaries, together, signal, async (one, either) => {
    const problem = await issueCanary(cluster, run, one, either);
    if (problem !== undefined) problems.push(`${nameOf(one)}: ${problem}`);
    done += 1;
    out.progress(done, canaries.length, 'canaries');
    out.line(`${nameOf(one)}: ${problem ?? 'issued a certificate that is sound.'}`, {
      severity: problem === undefined ? 'info' : 'warning',
    });
  });
  return problems;
}

const nameOf = ({ kind, namespace, name }: CanaryIssuer) =>
  `${kind} ${kind === 'Issuer' ? `${namespace}/` : ''}${name}`;

const told = (problems: readonly string[]) =>
  `${problems.length} of the issuers did not issue a sound certificate. ${problems.join(' ')} Look at the controller's log, and try again.`;
