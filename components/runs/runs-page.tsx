'use client';

import { useQuery } from '@tanstack/react-query';

import { useCluster } from '../address/cluster-context';
import { AnswerNote } from '../empty/answer-note';
import { AnswerPending } from '../empty/answer-pending';
import { NoneYet } from '../empty/none-yet';
import { failureOf } from '../query/failure-of';
import { useTRPC } from '../query/trpc';
import { counted } from '../text/count';
import { Text } from '../text/text';
import { HeldNote } from '../wizard/held-note';
import { RunTable } from './run-table';
import { runsAnswer } from './runs-answer';
import { RunsForbidden } from './runs-forbidden';
import { UnreadableRuns } from './unreadable-runs';

/** While something runs its state changes by the second; no watch tells this page of it. */
const whileRunning = 3_000;

export function RunsPage() {
  const cluster = useCluster();
  const { data, error } = useQuery({
    ...useTRPC().runs.list.queryOptions({ cluster }),
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.error || state.data?.runs.some(({ phase }) => phase.is !== 'ended')
        ? whileRunning
        : 30_000,
  });
  if (error && failureOf(error).code === 'forbidden')
    return <RunsForbidden why={failureOf(error).message} />;
  if (!data) return <AnswerPending what="the runs" error={error} />;
  const { runs, held, heldUnknown, unreadable, now } = data;

  return (
    <>
      <div>
        <h1>
          <Text>{runsAnswer(data)}</Text>
        </h1>
        {runs.length > 0 && (
          <p className="text-muted mt-0.5">
            {counted(runs.length, 'run')} on <Text>{cluster}</Text>, the newest first. The newest 20
            are kept.
          </p>
        )}
      </div>
      <AnswerNote error={error} />
      {heldUnknown !== undefined && (
        <p role="alert" className="note-warn">
          It cannot be told whether a run holds this cluster, so none that changes it is started.{' '}
          <Text>{heldUnknown}</Text>
        </p>
      )}
      {held && <HeldNote held={held} cluster={cluster} now={now} />}
      {runs.length > 0 && (
        <div className="panel overflow-hidden">
          <RunTable runs={runs} cluster={cluster} now={now} />
        </div>
      )}
      {runs.length === 0 && unreadable.length === 0 && (
        <NoneYet title="Nobody has started a run on this cluster yet">
          <p>Start an upgrade or a backup: it appears here, for everybody who may see runs.</p>
        </NoneYet>
      )}
      <UnreadableRuns cluster={cluster} unreadable={unreadable} />
    </>
  );
}
