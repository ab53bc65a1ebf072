import type { JournalEvent, RunEvent, RunHead } from './run';
import type { ProbeTotals, RunPhase, RunState, StepState, StepView } from './run-state';

const mostSamples = 600;
const mostReasons = 20;

const toDo = ({ id, title }: { id: string; title: string }): StepView => ({
  id,
  title,
  state: { is: 'to-do' },
});

const running: RunPhase = { is: 'running' };

/** A run before its first event. */
export function unfolded(head: RunHead): RunState {
  return {
    head,
    last: 0,
    lastAt: 0,
    wishes: 0,
    phase: { is: 'running' },
    steps: head.steps.map(toDo),
    recovery: head.recovery.map(toDo),
    findings: [],
    told: {},
    probe: { made: 0, refused: 0, unanswered: 0, slowest: 0, gap: 0, reasons: [], samples: [] },
    taken: [],
  };
}

/** Server and browser see the same run because both fold its journal with this. */
export function foldRun(state: RunState, events: readonly JournalEvent[]): RunState {
  let folded = state;
  for (const one of events)
    if (one.n > folded.last) folded = { ...fold(folded, one), last: one.n, lastAt: one.at };
  return folded;
}

function fold(state: RunState, { at, event }: JournalEvent): RunState {
  switch (event.is) {
    case 'step-began':
    case 'step-skipped':
    case 'step-done':
    case 'step-failed':
    case 'progress':
      return withStep(state, at, event);
    case 'found':
      return { ...state, findings: [...state.findings, event.finding] };
    case 'told':
      return { ...state, told: { ...state.told, [event.name]: event.value } };
    case 'probed':
      return { ...state, probe: withSample(state.probe, event.sample) };
    case 'census':
      return { ...state, census: event.sample };
    case 'line':
    case 'lines-skipped':
      return state;
    default:
      return withPhase(state, at, event);
  }
}

type StepEvent = Extract<RunEvent, { is: `step-${string}` | 'progress' }>;
type PhaseEvent = Exclude<
  RunEvent,
  StepEvent | { is: 'found' | 'told' | 'probed' | 'census' | 'line' | 'lines-skipped' }
>;

function withStep(state: RunState, at: number, event: StepEvent): RunState {
  const change = (one: StepView): StepView =>
    one.id === event.step ? changed(one, at, event) : one;
  return {
    ...state,
    ...(event.is === 'step-began' && { phase: running }),
    steps: state.steps.map(change),
    recovery: state.recovery.map(change),
  };
}

function changed(one: StepView, at: number, event: StepEvent): StepView {
  if (event.is !== 'progress') {
    const { progress: _, ...rest } = one;
    return { ...rest, state: stepState(one.state, at, event) };
  }
  const { done, of, what } = event;
  return { ...one, progress: { done, what, ...(of !== undefined && { of }) } };
}

const attemptOf = (state: StepState) =>
  state.is === 'running' || state.is === 'failed' ? state.attempt : 0;
const beganAt = (state: StepState, at: number) => (state.is === 'running' ? state.since : at);

function stepState(
  before: StepState,
  at: number,
  event: Exclude<StepEvent, { is: 'progress' }>,
): StepState {
  switch (event.is) {
    case 'step-began':
      return { is: 'running', since: at, attempt: event.attempt };
    case 'step-skipped':
      return { is: 'skipped', why: event.why };
    case 'step-done':
      return { is: 'done', began: beganAt(before, at), ended: at };
    case 'step-failed':
      return {
        is: 'failed',
        began: beganAt(before, at),
        at,
        attempt: attemptOf(before),
        code: event.code,
        why: event.why,
      };
  }
}

function withSample(totals: ProbeTotals, sample: ProbeTotals['samples'][number]): ProbeTotals {
  const { why } = sample;
  const isNew = why !== undefined && !totals.reasons.includes(why);
  return {
    made: totals.made + sample.made,
    refused: totals.refused + sample.refused,
    unanswered: totals.unanswered + sample.unanswered,
    slowest: Math.max(totals.slowest, sample.slowest),
    gap: Math.max(totals.gap, sample.gap),
    reasons:
      isNew && totals.reasons.length < mostReasons ? [...totals.reasons, why] : totals.reasons,
    samples: [...totals.samples, sample].slice(-mostSamples),
  };
}

function withPhase(state: RunState, at: number, event: PhaseEvent): RunState {
  const { question: _question, wish: _wish, ...settled } = state;
  switch (event.is) {
    case 'taken': {
      // What was asked by the process before is asked again by this one; a pause outlives it.
      const { question: _, ...rest } = state;
      const phase = state.phase.is === 'paused' ? state.phase : running;
      const taken = { at, ...(state.last > 0 && { after: state.lastAt }) };
      return { ...rest, phase, taken: [...state.taken, taken] };
    }
    case 'asked':
      return {
        ...state,
        question: event.question,
        phase: { is: 'waiting', for: 'question', since: at, why: event.question.title },
      };
    case 'answered':
      return { ...settled, ...(state.wish && { wish: state.wish }), phase: running };
    case 'wished': {
      const { wish, by, why, number } = event;
      return {
        ...state,
        wish: { wish, by: by.name, since: at, ...(why !== undefined && { why }) },
        wishes: number ?? state.wishes,
      };
    }
    case 'paused': {
      const { by = 'Certferry', why } = state.wish ?? {};
      return {
        ...settled,
        phase: { is: 'paused', since: at, by, ...(why !== undefined && { why }) },
      };
    }
    case 'waited': {
      const { code, why } = event;
      return { ...state, phase: { is: 'waiting', for: event.for, since: at, code, why } };
    }
    case 'resumed':
      return { ...settled, phase: running };
    case 'recovering':
      return { ...settled, phase: running, recovering: event.why };
    case 'ended': {
      const { outcome, why } = event;
      return { ...settled, phase: { is: 'ended', outcome, at, ...(why !== undefined && { why }) } };
    }
  }
}
