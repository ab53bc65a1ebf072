import type { RunList, RunSummary } from '@/shared/wizard';

import { wizardTitles } from '../run/run-name';
import { count, counted } from '../text/count';

const waits = ({ phase }: RunSummary) =>
  phase.is === 'paused' || (phase.is === 'waiting' && phase.for !== 'server');

/** The first line of the page: what waits for a person, what runs, or that nothing does; and what nobody can tell. */
export function runsAnswer({ runs, unreadable }: Pick<RunList, 'runs' | 'unreadable'>): string {
  if (unreadable.length === 0) return readable(runs);
  const unread = `${counted(unreadable.length, 'run')} could not be read`;
  return runs.length === 0 ? unread : `${readable(runs)}, and ${unread}`;
}

function readable(runs: RunList['runs']): string {
  const waiting = runs.filter(waits);
  const running = runs.filter((run) => run.phase.is !== 'ended' && !waits(run));
  if (waiting.length > 0)
    return waiting.length === 1
      ? `${nameOf(waiting[0])} waits for you`
      : `${count(waiting.length)} runs wait for you`;
  if (running.length > 0)
    return running.length === 1
      ? `${nameOf(running[0])} is running`
      : `${count(running.length)} runs are running`;
  return runs.length === 0 ? 'No runs yet' : 'Nothing is running';
}

function nameOf(run: RunSummary | undefined): string {
  return run ? `${wizardTitles[run.wizard]} of ${run.by}` : '';
}
