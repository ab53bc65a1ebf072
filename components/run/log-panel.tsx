'use client';

import { throttle, useQueryStates } from 'nuqs';
import { useMemo } from 'react';

import { runParams } from '../address/params';
import { count, counted } from '../text/count';
import { Text } from '../text/text';
import type { LogEntry } from './event-line';
import { filterLines, isWarning, type LineFilter } from './filter-lines';
import { LogDownloads } from './log-downloads';
import { LogFilters } from './log-filters';
import { LogLines } from './log-lines';
import type { LogReading } from './log-reading';
import { useLogView } from './use-log-view';

interface Props {
  readonly cluster: string;
  readonly lines: readonly LogEntry[];
  /** Older lines that are not kept here, or that came too fast to be sent. */
  readonly skipped: number;
  /** Whether the journal's lines are known. */
  readonly reading: LogReading;
  /** Why the components' own lines are missing. */
  readonly problem: string | undefined;
  /** The components' lines are followed now. */
  readonly isLive: boolean;
}

export function LogPanel({ cluster, lines, skipped, reading, problem, isLive }: Props) {
  const [params, set] = useQueryStates(runParams, { limitUrlUpdates: throttle(300) });
  const { from: sources, warnings, find: text } = params;
  const view = useLogView(lines, skipped);
  const shown = useMemo(
    () => filterLines(view.lines, { sources, warnings, text }),
    [view.lines, sources, warnings, text],
  );
  const grave = useMemo(() => view.lines.filter(isWarning).length, [view.lines]);

  function change({ sources: from, warnings: only, text: find }: Partial<LineFilter>) {
    void set({
      ...(from && { from: [...from] }),
      ...(only !== undefined && { warnings: only }),
      ...(find !== undefined && { find }),
    });
  }

  return (
    <section
      aria-labelledby="log"
      className="panel flex h-[70dvh] min-h-80 min-w-0 flex-col overflow-hidden"
    >
      <div className="border-line2 flex flex-wrap items-center gap-x-4 gap-y-2 border-b px-4 py-2">
        <h2 id="log">Log</h2>
        <LogFilters filter={{ sources, warnings, text }} warnings={grave} onChange={change} />
      </div>
      {problem !== undefined && (
        <p className="note-warn mx-4 mt-2">
          <Text>{problem}</Text>
        </p>
      )}
      {shown.length === 0 ? (
        <p className="second flex-1 px-4 py-3">
          <Text>{emptyText(lines.length, reading, isLive)}</Text>
        </p>
      ) : (
        <LogLines
          lines={shown}
          follows={view.follows}
          fresh={view.fresh}
          onFollow={view.follow}
          onHold={view.hold}
        />
      )}
      <div className="second border-line2 flex flex-wrap justify-between gap-x-4 gap-y-1 border-t px-4 py-2">
        <span>
          {countText(shown.length, view.lines.length, reading)}
          {skipped > 0 && `, ${counted(skipped, 'line')} skipped`}
          {isLive ? '' : '. The components’ own lines are shown while a run runs.'}
        </span>
        <LogDownloads cluster={cluster} />
      </div>
    </section>
  );
}

function countText(shown: number, all: number, reading: LogReading): string {
  if (all === 0 && reading.is !== 'read') return '';
  return shown === all ? counted(shown, 'line') : `${count(shown)} of ${counted(all, 'line')}`;
}

function emptyText(all: number, reading: LogReading, isLive: boolean): string {
  if (all > 0) return 'No line fits the filters.';
  if (reading.is === 'reading') return 'Reading the log…';
  if (reading.is === 'failed') return `The log cannot be read: ${reading.why}`;
  return isLive ? 'No lines yet. They appear here as they are written.' : 'This run left no lines.';
}
