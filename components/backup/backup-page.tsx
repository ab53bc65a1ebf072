'use client';

import { useQueryStates } from 'nuqs';

import { useCluster } from '../address/cluster-context';
import { backupParams } from '../address/params';
import { Section } from '../certificate/section';
import { EncryptQuestion } from '../wizard/encrypt-question';
import { NoPlan } from '../wizard/no-plan';
import { NoPlanHead } from '../wizard/no-plan-head';
import { PlanPending } from '../wizard/plan-pending';
import { usePlan } from '../wizard/use-plan';
import { BackupHead } from './backup-head';
import { BackupPlanShown } from './backup-plan-shown';

/** Question and plan on one page: the answer is in the address, and the plan follows it. */
export function BackupPage() {
  const cluster = useCluster();
  const [{ encrypt }, set] = useQueryStates(backupParams);
  const answers = { encrypt };
  const plan = usePlan(cluster, 'backup', answers);
  const { answer } = plan;

  return (
    <>
      {!answer && (
        <h1>{plan.error ? 'No plan for this backup' : 'Back up cert-manager’s objects'}</h1>
      )}
      {answer &&
        (answer.plan === undefined ? (
          <NoPlanHead plan={plan} answer={answer} />
        ) : (
          <BackupHead cluster={cluster} answers={answers} plan={plan} answer={answer} />
        ))}
      <Section title="Question">
        <div className="py-1.5">
          <EncryptQuestion encrypt={encrypt} onChange={(next) => void set({ encrypt: next })} />
        </div>
      </Section>
      {answer ? (
        answer.plan === undefined ? (
          <NoPlan answer={answer} />
        ) : (
          <BackupPlanShown cluster={cluster} answer={answer} />
        )
      ) : (
        <PlanPending
          plan={plan}
          looksAt="certificates, issuers, their Secrets and your rights"
          usually="1 to 5 s"
        />
      )}
    </>
  );
}
