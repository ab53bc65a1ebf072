import { Failure } from '@/shared/failure';

import { conditionOf, conditions } from '../domain/conditions';
import { may } from '../domain/may';
import type { Step } from '../engine/contracts';
import { pullChart } from '../helm/pull-chart';
import { templateCrds } from '../helm/template-crds';
import type { Cluster } from '../kube/cluster';
import { kinds } from '../kube/kinds';
import type { KubeObject } from '../kube/object';
import { serverVersion } from '../kube/server-version';
import { until } from '../kube/until';
import { apply } from '../kube/write';
import type { UpgradeJob } from './upgrade-job';

const seconds = 60;

/** Applies the chart's CRDs before Helm, as cert-manager's documentation says, where Helm does not own them. */
export function applyCrds(id: string): Step<UpgradeJob> {
  return {
    id,
    title: 'Apply the CRDs of the new version',
    skip: ({ plan }) =>
      plan.crds === 'helm'
        ? 'The CRDs belong to the Helm release, which upgrades them.'
        : undefined,
    access: () => may(kinds.crds, ['list', 'watch', 'create', 'patch'], 'apply the new CRDs'),
    async run({ run, plan }, out, signal) {
      const { reference, version, digest } = plan.chart;
      const chart = await pullChart(reference, version, { digest, signal });
      const { version: kubeVersion } = await serverVersion(run.at, signal);
      const { namespace } = plan;
      const crds = await templateCrds({ chart, namespace, kubeVersion, signal });
      for (const [index, crd] of crds.entries()) {
        // By force: the fields are the chart's, whoever applied the CRDs of the version before.
        await apply(run.at, kinds.crds, crd, { force: true, signal });
        out.progress(index + 1, crds.length, 'CRDs');
        out.line(`${crd.metadata.name} is applied.`);
      }
      for (const { metadata } of crds) await served(run.at, metadata.name, signal);
    },
  };
}

/** Each by its name: other programs' CRDs are many and large. */
async function served(cluster: Cluster, name: string, signal: AbortSignal): Promise<void> {
  const which = { fieldSelector: `metadata.name=${name}`, signal, seconds };
  const is = await until(cluster, kinds.crds, which, ([crd]) => isServed(crd) || undefined);
  if (is) return;
  throw new Failure(
    'conflict',
    `The API server does not serve ${name} ${seconds} s after it was applied. Look at its conditions: kubectl describe crd ${name}`,
  );
}

function isServed(crd: KubeObject | undefined): boolean {
  const all = conditions(crd);
  return ['Established', 'NamesAccepted'].every(
    (type) => conditionOf(all, type)?.status === 'True',
  );
}
