'use client';

import { backupPlan } from '@/shared/bundle';
import type { PlanAnswer } from '@/shared/wizard';

import { Fact } from '../certificate/fact';
import { AnswerNote } from '../empty/answer-note';
import { counted } from '../text/count';
import { Text } from '../text/text';
import { Crumbs } from '../wizard/crumbs';
import { PlanAge } from '../wizard/plan-age';
import { PlanChanged } from '../wizard/plan-changed';
import { shortHash } from '../wizard/short-hash';
import { startBlock } from '../wizard/start-block';
import { StartRun } from '../wizard/start-run';
import type { usePlan } from '../wizard/use-plan';
import { backupSentence } from './backup-sentence';

interface Props {
  readonly cluster: string;
  readonly answers: Record<string, unknown>;
  readonly plan: ReturnType<typeof usePlan>;
  readonly answer: PlanAnswer;
}

export function BackupHead({ cluster, answers, plan, answer }: Props) {
  const decided = backupPlan.safeParse(answer.plan).data;
  if (!decided) return <h1>This plan is of another Certferry than this page</h1>;
  const block = startBlock(answer, false);
  const { counts, namespaces } = decided;

  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-80">
          <Crumbs to="/bundles" title="Bundles" cluster={cluster} here="new" />
          <h1>{backupSentence(decided, block)}</h1>
          <p className="text-muted mt-0.5">
            A backup reads only. This plan is <code className="mono">{shortHash(answer.hash)}</code>
            ; it goes beside whatever else runs on <Text>{cluster}</Text>.
          </p>
          <PlanAge madeAt={plan.madeAt} isLooking={plan.isLooking} onLookAgain={plan.lookAgain} />
        </div>
        <StartRun
          cluster={cluster}
          answers={answers}
          answer={answer}
          what="backup"
          block={block}
          onRefused={plan.onRefused}
        >
          <dl>
            <Fact name="Cluster">
              <Text className="font-medium">{cluster}</Text>
              <Text className="mono text-muted block">{decided.cluster.server}</Text>
            </Fact>
            <Fact name="Goes in">
              {counted(counts.certificates, 'certificate')}, {counted(counts.secrets, 'Secret')} of{' '}
              {counted(namespaces.length, 'namespace')}
            </Fact>
            <Fact name="Encrypted">
              {decided.encrypt ? 'yes: the run asks for the passphrase' : 'no'}
            </Fact>
            <Fact name="Plan">
              <code className="mono">{shortHash(answer.hash)}</code>
            </Fact>
          </dl>
        </StartRun>
      </div>
      <AnswerNote error={plan.error} />
      <PlanChanged refused={plan.refused} hash={answer.hash} />
    </>
  );
}
