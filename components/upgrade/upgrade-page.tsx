'use client';

import { useQueryStates } from 'nuqs';

import { useCluster } from '../address/cluster-context';
import { upgradeParams } from '../address/params';
import { NoPlan } from '../wizard/no-plan';
import { NoPlanHead } from '../wizard/no-plan-head';
import { PlanPending } from '../wizard/plan-pending';
import { usePlan } from '../wizard/use-plan';
import { UpgradeHead } from './upgrade-head';
import { UpgradePlanShown } from './upgrade-plan-shown';
import { UpgradeQuestions } from './upgrade-questions';

/** Questions and plan on one page: every answer is in the address, and the plan follows it. */
export function UpgradePage() {
  const cluster = useCluster();
  const [{ target, encrypt }, set] = useQueryStates(upgradeParams);
  const answers = { target: target.trim().slice(0, 40), encrypt };
  const plan = usePlan(cluster, 'upgrade', answers);
  const { answer } = plan;

  return (
    <>
      {!answer && <h1>{plan.error ? 'No plan for this upgrade' : 'Upgrade cert-manager'}</h1>}
      {answer &&
        (answer.plan === undefined ? (
          <NoPlanHead plan={plan} answer={answer} />
        ) : (
          <UpgradeHead cluster={cluster} answers={answers} plan={plan} answer={answer} />
        ))}
      <UpgradeQuestions
        {...answers}
        onTarget={(next) => void set({ target: next })}
        onEncrypt={(next) => void set({ encrypt: next })}
      />
      {answer ? (
        answer.plan === undefined ? (
          <NoPlan answer={answer} />
        ) : (
          <UpgradePlanShown answer={answer} />
        )
      ) : (
        <PlanPending
          plan={plan}
          looksAt="the release, its chart, the CRDs, the certificates and your rights"
          usually="3 to 10 s"
        />
      )}
    </>
  );
}
