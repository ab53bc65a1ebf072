'use client';

import type { StepView } from '@/shared/run-state';

import { useTime } from '../clock/use-time';
import { classes } from '../text/classes';
import { Text } from '../text/text';
import { clockLength } from './clock-length';
import { progressText } from './progress-text';
import { stepLooks } from './step-looks';

interface Props {
  readonly step: StepView;
  /** The run takes this step now. */
  readonly isNow: boolean;
  /** The run ended without it. */
  readonly isLeftOut: boolean;
  readonly now: number;
}

export function RunStep({ step, isNow, isLeftOut, now }: Props) {
  const { state, title } = step;
  const { icon: Icon, word, className } = stepLooks[state.is];
  const length = useTime((time) => lengthOf(step, time), now);
  const attempt = 'attempt' in state && state.attempt > 1 ? `attempt ${state.attempt}` : undefined;
  const second = [attempt, secondLine(step)].filter(Boolean).join(' · ');
  return (
    <li
      aria-current={isNow ? 'step' : undefined}
      className="aria-[current]:bg-accent-soft grid grid-cols-[1.25rem_minmax(0,1fr)_auto] gap-x-2.5 px-4 py-2"
    >
      <Icon aria-hidden className={classes('mt-0.5 size-4', className)} strokeWidth={2.5} />
      <div className="min-w-0">
        <p
          className={classes(
            '[overflow-wrap:anywhere]',
            isNow && 'font-semibold',
            state.is === 'to-do' && 'text-muted',
          )}
        >
          <Text>{title}</Text>
          <span className="sr-only">: {isLeftOut ? 'not taken' : word}</span>
        </p>
        {second !== '' && (
          <p
            className={classes(
              'second [overflow-wrap:anywhere]',
              state.is === 'failed' && 'text-bad',
            )}
          >
            <Text>{second}</Text>
          </p>
        )}
      </div>
      <span className="second text-right">{isLeftOut ? 'not taken' : length}</span>
    </li>
  );
}

function lengthOf({ state }: StepView, now: number): string {
  switch (state.is) {
    case 'running':
      return clockLength(now - state.since);
    case 'done':
      return clockLength(state.ended - state.began);
    case 'failed':
    case 'interrupted':
      return clockLength(state.at - state.began);
    case 'to-do':
    case 'skipped':
      return '';
  }
}

function secondLine({ state, progress }: StepView): string {
  if (state.is === 'skipped') return `skipped: ${state.why}`;
  if (state.is === 'failed') return state.why;
  if (state.is === 'interrupted') return 'interrupted before its end';
  return state.is === 'running' && progress ? progressText(progress) : '';
}
