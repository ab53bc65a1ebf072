import type { UpgradePlan } from '@/shared/upgrade';
import type { PlanAnswer } from '@/shared/wizard';

import { Fact } from '../certificate/fact';
import { count } from '../text/count';
import { Text } from '../text/text';
import { shortHash } from '../wizard/short-hash';

interface Props {
  readonly cluster: string;
  readonly plan: UpgradePlan;
  readonly answer: PlanAnswer;
}

/** What the last press starts: where, what, how many, and by which plan. */
export function UpgradeSummary({ cluster, plan, answer }: Props) {
  const toKnow = answer.findings.filter(({ severity }) => severity === 'warns').length;
  return (
    <dl>
      <Fact name="Cluster">
        <Text className="font-medium">{cluster}</Text>
      </Fact>
      <Fact name="Versions">
        <Text className="mono">{`${plan.from} → ${plan.to}`}</Text>
      </Fact>
      <Fact name="Certificates">{count(plan.counts.certificates)}</Fact>
      <Fact name="Bundle first">{plan.encrypt ? 'yes, encrypted' : 'yes, not encrypted'}</Fact>
      <Fact name="To know">{toKnow === 0 ? 'nothing' : count(toKnow)}</Fact>
      <Fact name="Plan">
        <code className="mono">{shortHash(answer.hash)}</code>
      </Fact>
    </dl>
  );
}
