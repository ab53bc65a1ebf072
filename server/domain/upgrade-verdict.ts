import type { ProbeTotals } from '@/shared/run-state';
import type { UpgradeVerdict } from '@/shared/upgrade';

import type { Comparison } from './compare-census';

export interface Measured {
  readonly comparison: Comparison;
  readonly probe: ProbeTotals;
  readonly unmeasured: UpgradeVerdict['probes']['unmeasured'];
  readonly synced: UpgradeVerdict['synced'];
  /** Certificates that were issued to try an issuer, and removed again. */
  readonly canaries: number;
  readonly seconds: number;
}

/** What was measured, and in one sentence what that means. Kept is what nobody and nothing lost by. */
export function upgradeVerdict(measured: Measured): UpgradeVerdict {
  const { comparison, probe, unmeasured, synced, canaries, seconds } = measured;
  const { unexpected, lost, newlyFailing, requests } = comparison;
  const harm = [unexpected, lost, newlyFailing, requests.unexpected];
  return {
    ...comparison,
    kept: harm.every((list) => list.length === 0),
    sentence: sentence(measured),
    canaries,
    probes: {
      made: probe.made,
      refused: probe.refused,
      unanswered: probe.unanswered,
      longestGap: probe.gap,
      unmeasured,
    },
    synced,
    seconds,
  };
}

type Named = Comparison['unexpected'];

const most = 5;

function listed(names: Named): string {
  const said = names.slice(0, most).map(({ namespace, name }) => `${namespace}/${name}`);
  const rest = names.length - said.length;
  return ` (${said.join(', ')}${rest > 0 ? ` and ${rest} more` : ''})`;
}

const named = (count: Named, what: string) =>
  count.length > 0 ? [`${count.length} ${what}${listed(count)}`] : [];

function sentence(measured: Measured): string {
  const { comparison, canaries } = measured;
  const { compared, same, renewedAsDue, unexpected, lost, newlyFailing, requests } = comparison;
  const parts = [
    [
      `${counted(compared, 'certificate')} compared: ${same} the same`,
      ...named(renewedAsDue, 'renewed as due'),
      unexpected.length > 0
        ? `${unexpected.length} changed unexpectedly${listed(unexpected)}`
        : 'none changed unexpectedly',
      ...named(lost, 'lost'),
    ].join(', '),
    ...named(newlyFailing, 'failing now that were ready before'),
    ...(comparison.failingBefore > 0
      ? [`${comparison.failingBefore} failing before and still`]
      : []),
    ...named(requests.unexpected, 'requested without being due'),
    ...named(comparison.added, 'made by somebody meanwhile'),
    `${counted(canaries, 'canary certificate')} issued and removed`,
    probed(measured),
    synchronised(measured.synced),
  ];
  return `${parts.join('; ')}.`;
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;

function probed({ probe, unmeasured }: Measured): string {
  const { made, refused, unanswered, gap } = probe;
  const silent = unanswered > 0 ? `, ${unanswered} that the API server did not answer` : '';
  const blind = unmeasured.reduce((sum, { from, to }) => sum + to - from, 0);
  const missed = blind > 0 ? `, ${seconds(blind)} not measured` : '';
  return `${counted(made, 'admission probe')}, ${refused === 0 ? 'none' : refused} refused${silent}, longest gap ${seconds(gap)}${missed}`;
}

const seconds = (milliseconds: number) => `${(milliseconds / 1_000).toFixed(1)} s`;

function synchronised(synced: UpgradeVerdict['synced']): string {
  if (synced.is === 'counted')
    return `judged when the new controller had synced ${synced.syncs} times for ${counted(synced.certificates, 'Certificate')}`;
  return `judged ${synced.seconds} s after the new controller led, because how often it synced could not be read`;
}
