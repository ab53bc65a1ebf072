import { isFailure } from '@/shared/failure';
import type { Finding } from '@/shared/finding';
import type { UpgradePlan } from '@/shared/upgrade';

import { checkStoredVersions } from '../domain/crd-mode';
import { pinnedImages, removedValues } from '../domain/pinned-values';
import { chooseTarget } from '../domain/upgrade-path';
import { checkValues } from '../helm/check-values';
import { helmSettings } from '../helm/helm-settings';
import { helmVersion } from '../helm/helm-version';
import { listChartVersions } from '../helm/list-chart-versions';
import { pullChart, type PulledChart } from '../helm/pull-chart';
import type { ReadableRevision } from '../helm/revision';
import { templateCrds } from '../helm/template-crds';

export interface ChosenChart {
  /** Empty where there is none: `findings` say why. */
  readonly chart: UpgradePlan['chart'];
  readonly pulled?: PulledChart;
  readonly findings: readonly Finding[];
}

const none = { reference: '', version: '', digest: '' };

/** The chart to upgrade with, pulled; why there is none is a finding, not an error of the plan. */
export async function chooseChart(from: string, asked: string): Promise<ChosenChart> {
  try {
    const { chart: reference } = helmSettings();
    const helm = await helmVersion();
    const target = chooseTarget(from, asked, await listChartVersions(reference));
    if (target.is === 'blocked') return { chart: none, findings: [target.finding] };
    const pulled = await pullChart(reference, target.version);
    const { version, digest } = pulled;
    const told: Finding = {
      code: 'chart-pulled',
      severity: 'tells',
      sentence: `Chart ${reference} ${version} is here (${digest.slice(0, 19)}…), and Helm is ${helm}.`,
      remedy: '',
    };
    return {
      chart: { reference, version, digest },
      pulled,
      findings: [...target.findings, told],
    };
  } catch (error) {
    if (!isFailure(error)) throw error;
    const finding: Finding = {
      code: 'chart-unavailable',
      severity: 'blocks',
      sentence: error.message,
      remedy: 'Repair that, and make the plan again.',
    };
    return { chart: none, findings: [finding] };
  }
}

/** What the new chart says of the release's values and of the CRDs that are there, and what it would write. */
export async function checkChart(
  chart: PulledChart,
  revision: ReadableRevision,
  at: { namespace: string; kubeVersion: string; crds: readonly unknown[] },
): Promise<{ readonly findings: readonly Finding[]; readonly manifest: string }> {
  const { namespace, kubeVersion, crds } = at;
  const target = { chart, namespace, kubeVersion };
  const pinned = pinnedImages(revision.config, chart.version);
  const verdict = await checkValues(target, revision.name, revision.config);
  const stored = checkStoredVersions(crds, await templateCrds(target));
  const findings: Finding[] = [
    ...pinned,
    verdict.state === 'refused'
      ? refusedValues(verdict.why, removedValues(revision.config, chart.version), revision)
      : {
          code: 'values-taken',
          severity: 'tells',
          sentence: `The chart of ${chart.version} takes the values that the release has.`,
          remedy: '',
        },
    ...(stored.length > 0
      ? stored
      : [
          {
            code: 'stored-versions-kept',
            severity: 'tells' as const,
            sentence: 'Every version in which objects are stored is in the new CRDs.',
            remedy: '',
          },
        ]),
  ];
  return { findings, manifest: verdict.state === 'taken' ? verdict.manifest : '' };
}

function refusedValues(
  why: string,
  removed: readonly string[],
  release: ReadableRevision,
): Finding {
  const remedy =
    removed.length > 0
      ? `Take ${removed.join(', ')} out of the values: the new chart has no such values any longer. helm upgrade at the version that runs with --set ${removed.map((one) => `${one}=null`).join(',')}`
      : `Change the values of release ${release.namespace}/${release.name} at the version that runs, and make the plan again.`;
  return { code: 'values-refused', severity: 'blocks', sentence: why, remedy };
}
