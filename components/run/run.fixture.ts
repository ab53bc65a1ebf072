import { foldRun, unfolded } from '@/shared/fold-run';
import type { JournalEvent, RunEvent, RunHead } from '@/shared/run';
import type { RunState } from '@/shared/run-state';
import type { UpgradeVerdict } from '@/shared/upgrade';

export const head: RunHead = {
  id: 'a1',
  wizard: 'upgrade',
  cluster: 'prod',
  actor: { name: 'ada', via: 'link' },
  startedAt: 1_000,
  answers: { target: '', encrypt: false },
  plan: { from: 'v1.20.3', to: 'v1.21.2' },
  planHash: '7f3a91c0ffee',
  steps: [
    { id: 'bundle', title: 'Bundle' },
    { id: 'helm', title: 'Helm upgrade' },
    { id: 'verdict', title: 'Verdict' },
  ],
  recovery: [{ id: 'canaries-away', title: 'Remove the canaries' }],
};

export function journal(...events: readonly RunEvent[]): readonly JournalEvent[] {
  return events.map((event, index) => ({ n: index + 1, at: 2_000 + index * 1_000, event }));
}

export function runOf(...events: readonly RunEvent[]): RunState {
  return foldRun(unfolded(head), journal(...events));
}

export const began = (step: string, attempt = 1): RunEvent => ({
  is: 'step-began',
  step,
  attempt,
});
export const done = (step: string): RunEvent => ({ is: 'step-done', step });
export const wished = (wish: 'pause' | 'resume' | 'cancel' | 'abort'): RunEvent => ({
  is: 'wished',
  wish,
  by: { name: 'bob' },
});
export const failed: RunEvent = {
  is: 'step-failed',
  step: 'helm',
  code: 'forbidden',
  why: 'Could not patch Deployment cert-manager: forbidden.',
};
export const waitsForPerson: RunEvent = {
  is: 'waited',
  for: 'person',
  code: 'forbidden',
  why: 'Could not patch Deployment cert-manager: forbidden.',
};

export const verdict: UpgradeVerdict = {
  kept: true,
  sentence: 'All 43 certificates are as they were.',
  compared: 43,
  comparedSecrets: 0,
  same: 43,
  renewedAsDue: [],
  canaries: 2,
  unexpected: [],
  lost: [],
  foreign: [],
  added: [],
  failingBefore: 0,
  newlyFailing: [],
  requests: { due: 0, canaries: 2, others: 0, unexpected: [] },
  counts: {
    renewedAsDue: 0,
    unexpected: 0,
    lost: 0,
    foreign: 0,
    added: 0,
    newlyFailing: 0,
    requests: 0,
  },
  probes: { made: 300, refused: 0, unanswered: 0, longestGap: 210, unmeasured: [] },
  synced: { is: 'counted', syncs: 43, certificates: 43 },
  seconds: 60,
};
