import type { Cause } from '@/shared/chain';
import type { Finding } from '@/shared/finding';

import { componentFacts, componentFindings } from '../component-facts';
import { electionNamespace } from '../installation';
import { leaderFinding, leaderOf } from '../leader-of';
import type { RawObject } from '../raw-object';
import { namespaceOf } from '../wanted-secrets';
import type { Chain, ControllerLink } from './chain';
import { commandFor } from './command-for';

/** How late a leader may be before it is said: our clock and the cluster's need not agree to the minute. */
const doubt = 180_000;

interface Idle {
  readonly finding: Finding;
  /** What the object itself says. */
  readonly text: string;
}

function withoutPods(deployment: RawObject): Idle | undefined {
  const facts = componentFacts('controller', deployment, undefined);
  if (facts.ready > 0) return undefined;
  const [finding] = componentFindings(facts, namespaceOf(deployment), undefined);
  const text = `spec.replicas: ${facts.wanted}, status.readyReplicas: ${facts.ready}`;
  return finding && { finding, text };
}

function withoutLeader({ deployment, lease }: ControllerLink, now: number): Idle | undefined {
  if (lease?.is !== 'read') return undefined;
  const leader = leaderOf(lease.value, [], now - doubt);
  if (leader.is !== 'nobody' && leader.is !== 'late') return undefined;
  const at = { namespace: electionNamespace(deployment), podsKnown: false };
  const text =
    leader.is === 'nobody'
      ? 'spec.holderIdentity names nobody'
      : `spec.holderIdentity: ${leader.holder}, spec.renewTime: ${leader.renewed === undefined ? 'none' : new Date(leader.renewed).toISOString()}`;
  return { finding: leaderFinding('controller', leader, at), text };
}

/** That nobody does the work: no controller has a ready pod, or none of them leads. */
export function controllerCause(
  { controllers }: Pick<Chain, 'controllers'>,
  now: number,
): Cause | undefined {
  if (controllers?.is !== 'read') return undefined;
  const idle = controllers.value.map(
    (one) => withoutPods(one.deployment) ?? withoutLeader(one, now),
  );
  const [first] = idle;
  if (!first || idle.includes(undefined)) return undefined;
  const { finding, text } = first;
  const object = finding.object ?? { kind: 'Deployment', name: 'cert-manager' };
  return {
    sentence: finding.sentence,
    link: object,
    evidence: { from: 'facts', object, text },
    symptoms: [],
    remedy: finding.remedy,
    command: commandFor(object, 'facts'),
  };
}
