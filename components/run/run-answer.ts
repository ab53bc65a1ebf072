import { abortOutcome } from '@/shared/abort-outcome';
import type { RunPhase, RunState, StepView } from '@/shared/run-state';

import { crdsStay } from './crds-stay';
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
      return `Paused by ${phase.by}${current ? pausedAt(current.step) : ''}`;
    case 'waiting':
      return waiting(phase, title);
    case 'ended':
      return ending(phase, state);
  }
}

function pausedAt({ title, state }: StepView): string {
  if (state.is === 'to-do') return ` before “${title}”`;
  return ` in “${title}”, which is taken again from its beginning`;
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

function ending({ outcome }: Ended, state: RunState): string {
  const name = runName(state.head);
  const verdict = verdictOf(state);
  switch (outcome) {
    case 'succeeded':
      if (!verdict) return `${name} is done`;
      return verdict.kept
        ? `${name} is done, and every certificate was kept`
        : `${name} is done, but not everything was kept`;
    case 'failed':
      return verdict?.kept === false
        ? `${name} is done, but not everything was kept`
        : `${name} failed`;
    case 'cancelled':
      return `${name} was cancelled`;
    case 'aborted':
      return `${name} was aborted${aborted(state)}`;
  }
}

function aborted(state: RunState): string {
  const outcome = abortOutcome(state);
  switch (outcome?.is) {
    case 'put-back':
      return `, and what it had begun was put back${crdsStay(state) ? ', except the CRDs' : ''}`;
    case 'left':
      return `; the release was left as it is: ${outcome.why?.replace(/\.$/, '') ?? ''}`;
    case 'stopped':
    case undefined:
      return '';
  }
}

/** Why it stands where it stands, where the first line does not say so. */
export function runWhy(state: RunState): string | undefined {
  const { phase, recovering } = state;
  if (phase.is === 'waiting') return phase.for === 'question' ? undefined : phase.why;
  if (phase.is === 'running') return recovering;
  if (!crdsStay(state)) return phase.why;
  const stay = 'The new CRDs stay applied: they serve an older controller, too.';
  return phase.why === undefined ? stay : `${phase.why} ${stay}`;
}
