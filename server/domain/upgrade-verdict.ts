import type { ProbeTotals } from '@/shared/run-state';
import type { UpgradeVerdict } from '@/shared/upgrade';

import type { Comparison } from './compare-census';

export interface Measured {
  readonly comparison: Comparison;
  readonly probe: ProbeTotals;
  readonly unmeasured: UpgradeVerdict['probes']['unmeasured'];
  readonly synced: UpgradeVerdict['synced'];
  /** Certificates that were issued to try an issuer, and removed again, and the requests for them. */
  readonly canaries: { readonly issued: number; readonly requests: number };
  readonly seconds: number;
}

/** What was measured, and in one sentence what that means. Kept is what nobody and nothing lost by. */
export function upgradeVerdict(measured: Measured): UpgradeVerdict {
  const { comparison, probe, unmeasured, synced, canaries, seconds } = measured;
  const { unexpected, lost, newlyFailing, requests } = comparison;
  const harm = [unexpected, lost, newlyFailing, requests.unexpected];
  return {
    ...comparison,
    // Those of canaries are mostly gone with them when the census is taken.
    requests: { ...requests, canaries: Math.max(requests.canaries, canaries.requests) },
    counts: {
      renewedAsDue: comparison.renewedAsDue.length,
      unexpected: unexpected.length,
      lost: lost.length,
      foreign: comparison.foreign.length,
      added: comparison.added.length,
      newlyFailing: newlyFailing.length,
      requests: requests.unexpected.length,
    },
    // Nobody knows what a controller does that has not looked at everything yet.
    kept: harm.every((list) => list.length === 0) && synced.is !== 'short',
    sentence: sentence(measured),
    canaries: canaries.issued,
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
  const { same, renewedAsDue, unexpected, lost, newlyFailing, requests } = comparison;
  const parts = [
    [
      `${compared(comparison)} compared: ${same} the same`,
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
    ...named(comparison.foreign, "changed or deleted by others that are not cert-manager's"),
    ...named(comparison.added, 'made by somebody meanwhile'),
    `${counted(canaries.issued, 'canary certificate')} issued and removed`,
    probed(measured),
    synchronised(measured.synced),
  ];
  return `${parts.join('; ')}.`;
}

/** `47 Certificates and 1 other TLS Secret` */
function compared({ compared: all, comparedSecrets: secrets }: Comparison): string {
  const others = secrets > 0 ? ` and ${counted(secrets, 'other TLS Secret')}` : '';
  return `${counted(all - secrets, 'Certificate')}${others}`;
}

const counted = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;

function probed({ probe, unmeasured }: Measured): string {
  const { made, refused, unanswered, gap } = probe;
  const blind = unmeasured.reduce((sum, { from, to }) => sum + to - from, 0);
  const missed = blind > 0 ? `, ${seconds(blind)} not measured` : '';
  if (made === 0) return `admission was not probed${missed}`;
  const silent = unanswered > 0 ? `, ${unanswered} said nothing of the webhook` : '';
  return `${counted(made, 'admission probe')}, ${refused === 0 ? 'none' : refused} refused${silent}, longest gap ${seconds(gap)}${missed}`;
}

const seconds = (milliseconds: number) => `${(milliseconds / 1_000).toFixed(1)} s`;

function synchronised(synced: UpgradeVerdict['synced']): string {
  if (synced.is === 'counted')
    return `judged when the new controller had synced ${synced.syncs} times for ${counted(synced.certificates, 'Certificate')}`;
  if (synced.is === 'short')
    return `judged although the new controller had synced only ${synced.syncs} times for ${counted(synced.certificates, 'Certificate')} after ${synced.seconds} s: what it does with the rest is not known`;
  return `judged ${synced.seconds} s after the new controller led, because how often it synced could not be read`;
}
