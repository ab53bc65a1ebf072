'use client';

import { abortOutcome } from '@/shared/abort-outcome';
import type { RunState } from '@/shared/run-state';

import { absoluteTime } from '../clock/absolute-time';
import { phaseLook } from '../runs/phase-look';
import { Chip } from '../table/chip';
import { Text } from '../text/text';
import { visibleText } from '../text/visible-text';
import { Crumbs } from '../wizard/crumbs';
import { shortHash } from '../wizard/short-hash';
import { runAnswer, runWhy } from './run-answer';
import { runName } from './run-name';
import { verdictOf } from './verdict-of';
import { wishNote } from './wish-note';

interface Props {
  readonly cluster: string;
  readonly state: RunState;
}

/** The answer first: what happens now or how it ended; then which run it is, whose, and by which plan. */
export function RunHeading({ cluster, state }: Props) {
  const { head } = state;
  const why = runWhy(state);
  const wish = wishNote(state);
  const answer = runAnswer(state);
  return (
    <div className="flex min-w-0 flex-1 basis-80 flex-col gap-1">
      <Crumbs to="/runs" title="Runs" cluster={cluster} here={head.id} />
      <h1 className="[overflow-wrap:anywhere]">
        <Text>{answer}</Text>
      </h1>
      <div className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
        <Chip
          look={phaseLook({
            phase: state.phase,
            kept: verdictOf(state)?.kept,
            aborted: abortOutcome(state)?.is,
          })}
        />
        <p className="text-muted min-w-0 [overflow-wrap:anywhere]">
          <Text>{runName(head)}</Text> on <Text>{cluster}</Text>, started{' '}
          {absoluteTime(head.startedAt)} by <Text>{head.actor.name}</Text>, plan{' '}
          <code className="mono">{shortHash(head.planHash)}</code>
        </p>
      </div>
      {why !== undefined && (
        <p className="[overflow-wrap:anywhere]">
          <Text>{why}</Text>
        </p>
      )}
      {wish !== undefined && (
        <p className="note-info">
          <Text>{wish}</Text>
        </p>
      )}
      <output className="sr-only">{visibleText(`${answer}. ${wish ?? ''}`)}</output>
    </div>
  );
}
