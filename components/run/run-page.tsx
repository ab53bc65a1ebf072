'use client';

import Link from 'next/link';
import { useQueryStates } from 'nuqs';

import { useCluster } from '../address/cluster-context';
import { runParams } from '../address/params';
import { placeQuery } from '../address/place-query';
import { usePlace } from '../address/use-place';
import { AnswerNote } from '../empty/answer-note';
import { AnswerPending } from '../empty/answer-pending';
import { classes } from '../text/classes';
import { lackedRights } from './lacked-rights';
import { LogPanel } from './log-panel';
import { QuestionForm } from './question-form';
import { RunButtons } from './run-buttons';
import { RunCounters } from './run-counters';
import { RunFindings } from './run-findings';
import { RunHeading } from './run-heading';
import { RunPlan } from './run-plan';
import { RunResult } from './run-result';
import { RunSteps } from './run-steps';
import { RunTabs } from './run-tabs';
import { UnfollowedNote } from './unfollowed-note';
import { useLogLines } from './use-log-lines';
import { useRun } from './use-run';
import { useRunRights } from './use-run-rights';
import { useTabTitle } from './use-tab-title';

export function RunPage({ id }: { id: string }) {
  const cluster = useCluster();
  const run = useRun(cluster, id);
  if (run.state) return <RunShown key={id} cluster={cluster} run={run} state={run.state} />;
  return (
    <>
      <AnswerPending what={`run ${id}`} error={run.error} />
      <Link
        href={{ pathname: '/runs', query: placeQuery(cluster, []) }}
        className="link self-start"
      >
        All runs
      </Link>
    </>
  );
}

interface Props {
  readonly cluster: string;
  readonly run: ReturnType<typeof useRun>;
  readonly state: NonNullable<ReturnType<typeof useRun>['state']>;
}

function RunShown({ cluster, run, state }: Props) {
  const { session } = usePlace();
  const [{ show }, set] = useQueryStates(runParams);
  const rights = useRunRights(cluster, state);
  const log = useLogLines(cluster, state.head, run.events);
  useTabTitle(state);
  const now = session?.now ?? state.lastAt;

  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <RunHeading cluster={cluster} state={state} />
        <RunButtons cluster={cluster} state={state} rights={rights} />
      </div>
      <AnswerNote error={run.error} />
      <UnfollowedNote failed={run.unfollowed} />
      {state.question && (
        <QuestionForm
          key={state.question.id}
          cluster={cluster}
          run={state.head.id}
          question={state.question}
          lacked={rights && lackedRights(rights.answer)}
        />
      )}
      <RunResult cluster={cluster} state={state} />
      {state.head.wizard === 'upgrade' && <RunCounters state={state} now={now} />}
      <RunTabs
        show={show}
        lines={run.reading.is === 'read' ? log.lines.length : undefined}
        onShow={(next) => void set({ show: next })}
      />
      <div className="grid items-start gap-3.5 lg:grid-cols-[330px_minmax(0,1fr)]">
        <div className={classes('min-w-0', show === 'log' && 'hidden lg:block')}>
          <RunSteps state={state} now={now} />
        </div>
        <div className={classes('min-w-0', show === 'steps' && 'hidden lg:block')}>
          <LogPanel
            cluster={cluster}
            {...log}
            reading={run.reading}
            isLive={state.phase.is !== 'ended'}
          />
        </div>
      </div>
      <RunFindings findings={state.findings} />
      <RunPlan head={state.head} />
    </>
  );
}
