import type { RunPhase, RunState } from '@/shared/run-state';
import type { UpgradeVerdict } from '@/shared/upgrade';

import { currentStep } from './current-step';
import { runName } from './run-name';
import { verdictOf } from './verdict-of';

type Ended = Extract<RunPhase, { is: 'ended' }>;

/** The first line of the page: what happens now, what it waits for, or how it ended. */
export function runAnswer(state: RunState): string {
  const { phase } = state;
  const current = currentStep(state);
  const title = current?.step.title;
  switch (phase.is) {
    case 'running':
      if (!current) return `${runName(state.head)} is ending`;
      return `${title}, step ${current.number} of ${current.of}${
        state.recovering === undefined ? '' : ' of the abort'
      }`;
    case 'paused':
      return `Paused by ${phase.by}${title === undefined ? '' : ` before “${title}”`}`;
    case 'waiting':
      return waiting(phase, title);
    case 'ended':
      return ending(phase, runName(state.head), verdictOf(state));
  }
}

function waiting(phase: Extract<RunPhase, { is: 'waiting' }>, title: string | undefined): string {
  const at = title === undefined ? '' : ` at “${title}”`;
  switch (phase.for) {
    case 'question':
      return `Waits for an answer: ${phase.why}`;
    case 'server':
      return `Waits for the API server${at} and goes on by itself`;
    case 'person':
      return `Waits for a person${at}`;
  }
}

function ending({ outcome }: Ended, name: string, verdict: UpgradeVerdict | undefined): string {
  switch (outcome) {
    case 'succeeded':
      if (!verdict) return `${name} is done`;
      return verdict.kept
        ? `${name} is done, and every certificate was kept`
        : `${name} is done, but not everything was kept`;
    case 'failed':
      return `${name} failed`;
    case 'cancelled':
      return `${name} was cancelled`;
    case 'aborted':
      return `${name} was aborted, and what it had begun was put back`;
  }
}

/** Why it stands where it stands, where the first line does not say so. */
export function runWhy({ phase, recovering }: RunState): string | undefined {
  if (phase.is === 'waiting') return phase.for === 'question' ? undefined : phase.why;
  if (phase.is === 'running') return recovering;
  return phase.why;
}
