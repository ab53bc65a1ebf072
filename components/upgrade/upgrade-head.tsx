'use client';

import { upgradePlan } from '@/shared/upgrade';
import type { PlanAnswer } from '@/shared/wizard';

import { usePlace } from '../address/use-place';
import { AnswerNote } from '../empty/answer-note';
import { counted } from '../text/count';
import { Text } from '../text/text';
import { HeldNote } from '../wizard/held-note';
import { PlanAge } from '../wizard/plan-age';
import { PlanChanged } from '../wizard/plan-changed';
import { shortHash } from '../wizard/short-hash';
import { startBlock } from '../wizard/start-block';
import { StartRun } from '../wizard/start-run';
import type { usePlan } from '../wizard/use-plan';
import { upgradeSentence } from './upgrade-sentence';
import { UpgradeSummary } from './upgrade-summary';

interface Props {
  readonly cluster: string;
  readonly answers: Record<string, unknown>;
  readonly plan: ReturnType<typeof usePlan>;
  readonly answer: PlanAnswer;
}

/** The answer, which plan it is, and the one action of the page. */
export function UpgradeHead({ cluster, answers, plan, answer }: Props) {
  const { session } = usePlace();
  const decided = upgradePlan.safeParse(answer.plan).data;
  if (!decided) return <h1>This plan is of another Certferry than this page</h1>;
  const block = startBlock(answer, true);

  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-80">
          <h1 className="[overflow-wrap:anywhere]">
            {upgradeSentence(decided, answer.findings, block)}
          </h1>
          <p className="text-muted mt-0.5">
            Nothing has been changed. This plan is{' '}
            <code className="mono">{shortHash(answer.hash)}</code>; a run starts only from exactly
            this plan, for {counted(decided.counts.certificates, 'certificate')} on{' '}
            <Text>{cluster}</Text>.
          </p>
          <PlanAge madeAt={plan.madeAt} isLooking={plan.isLooking} onLookAgain={plan.lookAgain} />
        </div>
        <StartRun
          cluster={cluster}
          answers={answers}
          answer={answer}
          what={decided.to === '' ? 'upgrade' : `upgrade ${decided.from} → ${decided.to}`}
          block={block}
          onRefused={plan.onRefused}
        >
          <UpgradeSummary cluster={cluster} plan={decided} answer={answer} />
        </StartRun>
      </div>
      <AnswerNote error={plan.error} />
      <PlanChanged refused={plan.refused} hash={answer.hash} />
      {answer.held && <HeldNote held={answer.held} cluster={cluster} now={session?.now ?? 0} />}
    </>
  );
}
