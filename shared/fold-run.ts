import type { Finding } from './finding';
import type { JournalEvent, RunEvent, RunHead } from './run';
import type { ProbeTotals, RunPhase, RunState, StepState, StepView } from './run-state';

const mostSamples = 600;
const mostReasons = 20;
const running: RunPhase = { is: 'running' };

const toDo = ({ id, title }: { id: string; title: string }): StepView => ({
  id,
  title,
  state: { is: 'to-do' },
});

/** A run before its first event. */
export function unfolded(head: RunHead): RunState {
  return {
    head,
    last: 0,
    lastAt: 0,
    wishes: 0,
    phase: running,
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
  for (const { n, at, event } of events)
    if (n > folded.last) folded = { ...fold(folded, at, event), last: n, lastAt: at };
  return folded;
}

type Is = RunEvent['is'];
type EventOf<K extends Is> = Extract<RunEvent, { is: K }>;
type Fold<K extends Is> = (state: RunState, at: number, event: EventOf<K>) => RunState;

function fold<K extends Is>(state: RunState, at: number, event: EventOf<K>): RunState {
  // TypeScript does not see that an event's own name leads to the fold of its kind.
  const own = folds[event.is] as Fold<K>;
  return own(state, at, event);
}

const folds: { readonly [K in Is]: Fold<K> } = {
  taken(state, at) {
    // What was asked by the process before is asked again by this one; a pause outlives it.
    const { question: _, ...rest } = state;
    const phase = state.phase.is === 'paused' ? state.phase : running;
    const taken = { at, ...(state.last > 0 && { after: state.lastAt }) };
    return { ...rest, phase, taken: [...state.taken, taken] };
  },
  'step-began': (state, at, { step, attempt }) =>
    withStep({ ...state, phase: running }, step, () => ({ is: 'running', since: at, attempt })),
  'step-skipped': (state, _, { step, why }) =>
    withStep(state, step, () => ({ is: 'skipped', why })),
  'step-done': (state, at, { step }) =>
    withStep(state, step, (before) => ({ is: 'done', began: beganAt(before, at), ended: at })),
  'step-failed': (state, at, { step, code, why }) =>
    withStep(state, step, (before) => ({
      is: 'failed',
      began: beganAt(before, at),
      at,
      attempt: attemptOf(before),
      code,
      why,
    })),
  progress: (state, _, { step, done, of, what }) =>
    eachStep(state, step, (one) => ({
      ...one,
      progress: { done, what, ...(of !== undefined && { of }) },
    })),
  found: (state, _, { finding }) => ({
    ...state,
    // A step that is taken again finds the same again.
    findings: [...state.findings.filter((one) => !isSame(one, finding)), finding],
  }),
  told: (state, _, { name, value }) => ({ ...state, told: { ...state.told, [name]: value } }),
  probed: (state, _, { sample }) => ({ ...state, probe: withSample(state.probe, sample) }),
  census: (state, _, { sample }) => ({ ...state, census: sample }),
  line: (state) => state,
  'lines-skipped': (state) => state,
  asked: (state, at, { question }) => ({
    ...state,
    question,
    phase: { is: 'waiting', for: 'question', since: at, why: question.title },
  }),
  answered({ question: _question, ...state }) {
    return { ...state, phase: running };
  },
  wished: (state, at, { wish, by, why, number }) => ({
    ...state,
    wish: { wish, by: by.name, since: at, ...(why !== undefined && { why }) },
    wishes: number ?? state.wishes,
  }),
  paused(state, at) {
    const { by = 'Certferry', why } = state.wish ?? {};
    return {
      ...settled(state, at),
      phase: { is: 'paused', since: at, by, ...(why !== undefined && { why }) },
    };
  },
  waited: (state, at, { code, why, for: whom }) => ({
    ...state,
    phase: { is: 'waiting', for: whom, since: at, code, why },
  }),
  resumed: (state, at) => ({ ...settled(state, at), phase: running }),
  recovering: (state, at, { why }) => ({
    ...settled(state, at),
    phase: running,
    recovering: why,
  }),
  ended: (state, at, { outcome, why }) => ({
    ...settled(state, at),
    phase: { is: 'ended', outcome, at, ...(why !== undefined && { why }) },
  }),
};

/** Without what was asked, of a person and by one; a step that was under way is so no longer. */
function settled({ question: _question, wish: _wish, ...state }: RunState, at: number): RunState {
  const cut = (one: StepView): StepView =>
    one.state.is === 'running'
      ? {
          ...one,
          state: { is: 'interrupted', began: one.state.since, at, attempt: one.state.attempt },
        }
      : one;
  return { ...state, steps: state.steps.map(cut), recovery: state.recovery.map(cut) };
}

const isSame = (one: Finding, other: Finding) =>
  one.code === other.code &&
  one.sentence === other.sentence &&
  one.object?.namespace === other.object?.namespace &&
  one.object?.name === other.object?.name;

const attemptOf = (state: StepState) => ('attempt' in state ? state.attempt : 0);
const beganAt = (state: StepState, at: number) => (state.is === 'running' ? state.since : at);

function eachStep(state: RunState, step: string, change: (one: StepView) => StepView): RunState {
  const changed = (one: StepView) => (one.id === step ? change(one) : one);
  return { ...state, steps: state.steps.map(changed), recovery: state.recovery.map(changed) };
}

/** A step in another state has no progress yet. */
function withStep(state: RunState, step: string, next: (before: StepState) => StepState): RunState {
  return eachStep(state, step, ({ id, title, state: before, firstBegan }) => {
    const after = next(before);
    const began = firstBegan ?? (after.is === 'running' ? after.since : undefined);
    return { id, title, state: after, ...(began !== undefined && { firstBegan: began }) };
  });
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
