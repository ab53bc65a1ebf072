import type { ProbeSample } from '@/shared/probe';
import type { JournalEvent, LogLine, RunEvent } from '@/shared/run';

import { counted } from '../text/count';

export interface LogEntry extends LogLine {
  /** Unlike that of any other line of the same log. */
  readonly id: string;
}

type Told = readonly [LogLine['severity'], string];

/** The log line that an event of the journal is: helm's own lines as they are, ours in words; most events are none. */
export function eventLine(
  { n, at, event }: JournalEvent,
  titleOf: (step: string) => string,
): LogEntry | undefined {
  const id = `j${n}`;
  if (event.is === 'line') return { id, ...event.line };
  const told = tell(event, titleOf);
  return told && { id, at, source: 'certferry', severity: told[0], text: told[1] };
}

type StepEvent = Extract<RunEvent, { is: `step-${string}` }>;
type PersonEvent = Extract<RunEvent, { is: 'wished' | 'asked' | 'answered' | 'taken' }>;

const isOfStep = (event: RunEvent): event is StepEvent => event.is.startsWith('step-');
const isOfPerson = (event: RunEvent): event is PersonEvent =>
  ['wished', 'asked', 'answered', 'taken'].includes(event.is);

function tell(event: RunEvent, titleOf: (step: string) => string): Told | undefined {
  if (isOfStep(event)) return tellOfStep(event, titleOf(event.step));
  if (isOfPerson(event)) return tellOfPerson(event);
  if (event.is === 'found')
    return [event.finding.severity === 'tells' ? 'info' : 'warning', event.finding.sentence];
  if (event.is === 'probed') return probed(event.sample);
  if (event.is === 'lines-skipped')
    return ['warning', `${counted(event.count, 'line')} came too fast and were left out here`];
  return tellOfRun(event);
}

function tellOfStep(event: StepEvent, title: string): Told {
  switch (event.is) {
    case 'step-began':
      return ['info', `${title}: began${event.attempt > 1 ? `, attempt ${event.attempt}` : ''}`];
    case 'step-done':
      return ['info', `${title}: done`];
    case 'step-skipped':
      return ['info', `${title}: skipped, ${event.why}`];
    case 'step-failed':
      return ['error', `${title}: failed (${event.code}): ${event.why}`];
  }
}

function tellOfPerson(event: PersonEvent): Told {
  switch (event.is) {
    case 'taken':
      return ['info', `process ${event.holder} took the run`];
    case 'wished':
      return ['info', `${event.by.name} asked to ${event.wish}${because(event.why)}`];
    case 'asked':
      return ['info', `asks: ${event.question.title}`];
    case 'answered':
      return ['info', `${event.by.name} answered`];
  }
}

function probed({ refused, made, why }: ProbeSample): Told | undefined {
  if (refused === 0) return undefined;
  return ['warning', `probe: ${refused} of ${made} refused${because(why)}`];
}

function tellOfRun(event: RunEvent): Told | undefined {
  if (event.is === 'paused' || event.is === 'resumed') return ['info', event.is];
  // Why it waits for a person is what the step has just said.
  if (event.is === 'waited')
    return event.for === 'person'
      ? ['warning', 'waits for a person']
      : ['warning', `waits for the API server: ${event.why}`];
  if (event.is === 'recovering') return ['warning', `recovery: ${event.why}`];
  if (event.is === 'ended')
    return [
      event.outcome === 'failed' ? 'error' : 'info',
      `ended: ${event.outcome}${because(event.why)}`,
    ];
  return undefined;
}

const because = (why: string | undefined) => (why === undefined ? '' : `: ${why}`);
