import { CircleCheck, CircleX } from 'lucide-react';

import type { UpgradeVerdict } from '@/shared/upgrade';

import { Fact } from '../certificate/fact';
import { absoluteTime } from '../clock/absolute-time';
import { classes } from '../text/classes';
import { count, counted } from '../text/count';
import { Text } from '../text/text';
import { probeSentence } from './probe-sentence';
import { VerdictTable } from './verdict-table';

/** What was measured while the upgrade ran. Green only when every certificate was kept. */
export function VerdictPanel({ verdict }: { verdict: UpgradeVerdict }) {
  const { kept, requests, probes } = verdict;
  const Icon = kept ? CircleCheck : CircleX;
  const tone = kept ? 'text-ok' : 'text-bad';
  return (
    <section
      aria-labelledby="verdict"
      className={classes('panel min-w-0 border-l-4', kept ? 'border-l-ok' : 'border-l-bad')}
    >
      <div className="border-line2 flex items-start gap-2.5 border-b px-4 py-3">
        <Icon aria-hidden className={classes('mt-0.5 size-5 shrink-0', tone)} />
        <div className="min-w-0">
          <h2 id="verdict" className={tone}>
            {kept ? 'Verdict: kept' : 'Verdict: not kept'}
          </h2>
          <p className="[overflow-wrap:anywhere]">
            <Text>{verdict.sentence}</Text>
          </p>
        </div>
      </div>
      <div className="grid gap-x-8 px-4 py-2 lg:grid-cols-2">
        <dl>
          <Fact name="Certificates">
            {count(verdict.same)} of {count(verdict.compared)} as they were
            {verdict.failingBefore > 0 && (
              <span className="second block">
                {count(verdict.failingBefore)} were failing before and still are
              </span>
            )}
          </Fact>
          <Fact name="Requests">
            {count(requests.due)} for renewals that were due, {count(requests.canaries)} for
            canaries, {count(requests.others)} of others, {count(verdict.counts.requests)}{' '}
            unexpected
          </Fact>
          <Fact name="Canaries">
            {counted(verdict.canaries, 'certificate')} issued and removed again
          </Fact>
        </dl>
        <dl>
          <Fact name="Probes">{probeSentence({ ...probes, gap: probes.longestGap })}</Fact>
          <Fact name="Nobody measured">
            {probes.unmeasured.length === 0
              ? 'at no time'
              : probes.unmeasured.map(({ from, to }) => (
                  <span key={from} className="block">
                    {absoluteTime(from)} to {absoluteTime(to)}
                  </span>
                ))}
          </Fact>
          <Fact name="Synced">
            <Text>{syncedText(verdict.synced)}</Text>
          </Fact>
        </dl>
      </div>
      <VerdictTable verdict={verdict} />
    </section>
  );
}

function syncedText(synced: UpgradeVerdict['synced']): string {
  if (synced.is === 'counted')
    return `the new controller said so itself: ${counted(synced.syncs, 'sync')} for ${counted(synced.certificates, 'certificate')}`;
  if (synced.is === 'short')
    return `not enough: ${counted(synced.syncs, 'sync')} for ${counted(synced.certificates, 'certificate')} after ${synced.seconds} s`;
  return `not counted but waited for, ${synced.seconds} s: ${synced.why}`;
}
