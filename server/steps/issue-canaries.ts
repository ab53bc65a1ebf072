import type { Access } from '@/shared/access';
import { Failure } from '@/shared/failure';
import type { CanaryIssuer, UpgradePlan } from '@/shared/upgrade';

import { canaryLabel } from '../domain/census';
import { may } from '../domain/may';
import type { Out, Step } from '../engine/contracts';
import type { Cluster } from '../kube/cluster';
import { kinds } from '../kube/kinds';
import { listAll } from '../kube/list';
import { remove } from '../kube/write';
import { issueCanary } from './issue-canary';
import type { UpgradeJob } from './upgrade-job';

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
      const namespaces = [...new Set(plan.canaries.map(({ namespace }) => namespace))];
      const clean = () => removeCanaries(run.at, run.id, namespaces);
      await clean();
      try {
        const problems = await issueAll(run.at, run.id, plan.canaries, out, signal);
        out.tell('canaries', { issued: plan.canaries.length - problems.length });
        if (problems.length > 0) throw new Failure('conflict', told(problems));
      } finally {
        await clean();
      }
    },
  };
}

function accessTo({ canaries, namespace: own }: UpgradePlan): Access[] {
  const to = 'issue canary certificates and remove them';
  const namespaces = [...new Set(canaries.map(({ namespace }) => namespace))];
  const isOfCluster = canaries.some(({ kind }) => kind === 'ClusterIssuer');
  return [
    ...namespaces.flatMap((namespace) => [
      ...may(kinds.certificates, ['list', 'watch', 'create', 'delete'], to, namespace),
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
  const left = [...canaries];
  let done = 0;
  const work = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) {
      const problem = await issueCanary(cluster, run, one, signal);
      if (problem !== undefined) problems.push(`${nameOf(one)}: ${problem}`);
      done += 1;
      out.progress(done, canaries.length, 'canaries');
      out.line(`${nameOf(one)}: ${problem ?? 'issued a certificate that is sound.'}`, {
        severity: problem === undefined ? 'info' : 'warning',
      });
    }
  };
  await Promise.all(Array.from({ length: together }, work));
  return problems;
}

const nameOf = ({ kind, namespace, name }: CanaryIssuer) =>
  `${kind} ${kind === 'Issuer' ? `${namespace}/` : ''}${name}`;

const told = (problems: readonly string[]) =>
  `${problems.length} of the issuers did not issue a sound certificate. ${problems.join(' ')} Look at the controller's log, and try again.`;

/** Certificates first: while one is there, cert-manager would make its Secret again. */
async function removeCanaries(
  cluster: Cluster,
  run: string,
  namespaces: readonly string[],
): Promise<void> {
  const labelSelector = `${canaryLabel}=${run}`;
  for (const namespace of namespaces)
    for (const kind of [kinds.certificates, kinds.secrets])
      for (const { metadata } of await listAll(cluster, kind, { namespace, labelSelector })) {
        const { name, uid } = metadata;
        await remove(cluster, kind, { namespace, name, ...(uid && { uid }) }).catch(unlessGone);
      }
}

function unlessGone(error: unknown): void {
  if (error instanceof Error && 'code' in error && error.code === 'not-found') return;
  throw error;
}
