import type { UpgradePlan } from '@/shared/upgrade';

import { Text } from '../text/text';

const crdSentences = {
  helm: (to: string) => `The release owns the CRDs: Helm brings those of ${to} with the rest.`,
  separate: (to: string) =>
    `The CRDs are not part of the release: the run applies those of ${to} first, waits until they are served, and then lets Helm upgrade the rest.`,
} as const satisfies Record<UpgradePlan['crds'], (to: string) => string>;

/** From where to where, with what, and who brings the CRDs. */
export function UpgradePath({ plan }: { plan: UpgradePlan }) {
  const { from, to, release, chart, crds } = plan;
  return (
    <section aria-label="Path" className="panel flex flex-col gap-2.5 px-4 py-3">
      <p className="flex flex-wrap items-center gap-2.5">
        <span className="chip bg-code text-muted px-2.5 py-1 text-[13px]">
          <Text>{from}</Text> runs here
        </span>
        <span aria-hidden>→</span>
        <span className="sr-only">to</span>
        <span className="chip bg-info-soft text-info px-2.5 py-1 text-[13px]">
          <Text>{to}</Text>
        </span>
        <span className="second [overflow-wrap:anywhere]">
          Release <Text>{`${release.namespace}/${release.name}`}</Text>, revision {release.revision}
        </span>
      </p>
      <p>
        <Text>{crdSentences[crds](to)}</Text>
      </p>
      <p className="second [overflow-wrap:anywhere]">
        Chart <Text className="mono">{`${chart.reference} ${chart.version}`}</Text>
        <Text className="mono text-faint block">{chart.digest}</Text>
      </p>
    </section>
  );
}
