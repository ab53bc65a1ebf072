import { abortOutcome } from '@/shared/abort-outcome';
import type { RunPhase, RunState } from '@/shared/run-state';

import { currentStep } from './current-step';
import { runGoal, runName } from './run-name';
import { verdictOf } from './verdict-of';

type Ended = Extract<RunPhase, { is: 'ended' }>;

const endings = {
  succeeded: '✓ Done',
  failed: '✕ Failed',
  cancelled: '⊘ Cancelled',
  aborted: '⊘ Aborted',
} as const satisfies Record<Ended['outcome'], string>;

/** The tab's title: `● Helm upgrade – v1.21.2`. The mark tells running, paused, waiting and ended apart. */
export function runTitle(state: RunState): string {
  const { phase } = state;
  switch (phase.is) {
    case 'running':
      return `● ${currentStep(state)?.step.title ?? runName(state.head)} – ${runGoal(state.head)}`;
    case 'paused':
      return `‖ Paused – ${runName(state.head)}`;
    case 'waiting':
      return phase.for === 'server'
        ? `… Waits for the API server – ${runName(state.head)}`
        : `! Waits for you – ${runName(state.head)}`;
    case 'ended':
      return `${ending(phase, state)} – ${runName(state.head)}`;
  }
}

function ending({ outcome }: Ended, state: RunState): string {
  const aborted = abortOutcome(state)?.is;
  if (aborted === 'left') return '✕ Aborted, left as it is';
  if (verdictOf(state)?.kept === false) return '✕ Not kept';
  return aborted === 'put-back' ? '↩ Aborted' : endings[outcome];
}
