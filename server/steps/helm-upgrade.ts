import { Failure } from '@/shared/failure';
import type { UpgradePlan } from '@/shared/upgrade';

import type { Out, Step } from '../engine/contracts';
import type { HelmLine } from '../helm/helm-line';
import { pullChart } from '../helm/pull-chart';
import type { Revision } from '../helm/revision';
import { runLabel, runMark } from '../helm/run-mark';
import { upgradeRelease } from '../helm/upgrade-release';
import { helmAccess } from './helm-access';
import { recoverRelease } from './recover-release';
import type { UpgradeJob } from './upgrade-job';

/** helm's own words, as it says them. */
export const toLine =
  (out: Out) =>
  ({ text, severity }: HelmLine) =>
    out.line(text, { source: 'helm', severity });

/** Runs `helm upgrade --reset-then-reuse-values --wait` with the chart that was planned with. */
export function helmUpgrade(id: string): Step<UpgradeJob> {
  return {
    id,
    title: 'Upgrade the Helm release',
    access: ({ plan }) => helmAccess(plan),
    async run({ run, plan }, out, signal) {
      const [last] = await recoverRelease(run, plan.release, out, signal);
      if (isDone(last, run.id, plan)) {
        out.line(`Revision ${last.revision} of this run is deployed already.`);
        return;
      }
      refuseOther(last, run.id, plan);
      const { reference, version, digest } = plan.chart;
      const chart = await pullChart(reference, version, { digest, signal });
      await upgradeRelease(run.at, {
        release: plan.release,
        lastRevision: last.revision,
        chart: chart.path,
        runId: run.id,
        line: toLine(out),
        signal,
      });
    },
  };
}

const isOurs = ({ labels, revision }: Revision, run: string) =>
  labels[runLabel] === runMark(run, revision);

const isDone = (last: Revision, run: string, { chart }: UpgradePlan) =>
  last.state === 'read' &&
  last.status === 'deployed' &&
  last.chart.version === chart.version &&
  isOurs(last, run);

/** A run whose cluster no longer fits its plan stops and asks. */
function refuseOther(last: Revision, run: string, { release, from }: UpgradePlan): void {
  const isPlanned = last.revision === release.revision;
  if (isPlanned || (isOurs(last, run) && last.status === 'failed')) return;
  const said = last.state === 'read' ? ` ("${last.description}", ${last.chart.version})` : '';
  throw new Failure(
    'conflict',
    `Helm release ${release.namespace}/${release.name} is not as it was planned with any longer: it was revision ${release.revision} with ${from}, and is revision ${last.revision}, ${last.status}${said}. Somebody else changed it meanwhile. Abort this run and make a new plan.`,
  );
}
