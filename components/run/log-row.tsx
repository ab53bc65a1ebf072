import { CircleX, TriangleAlert } from 'lucide-react';

import { classes } from '../text/classes';
import { visibleText } from '../text/visible-text';
import { clockTime } from './clock-length';
import type { LogEntry } from './event-line';

const tints = {
  debug: 'text-muted',
  info: '',
  warning: 'bg-warn-soft',
  error: 'bg-bad-soft',
} as const satisfies Record<LogEntry['severity'], string>;

const marks = {
  warning: { icon: TriangleAlert, className: 'text-warn' },
  error: { icon: CircleX, className: 'text-bad' },
} as const;

/** One line: time to the millisecond, where it comes from, text; text whatever is in it. */
export function LogRow({ line }: { line: LogEntry }) {
  const { severity } = line;
  const mark = severity === 'warning' || severity === 'error' ? marks[severity] : undefined;
  return (
    <div
      className={classes(
        'grid grid-cols-[auto_1fr] items-start gap-x-3 px-4 py-0.5 sm:grid-cols-[6.5rem_6rem_minmax(0,1fr)]',
        tints[severity],
      )}
    >
      <span className="text-faint">{clockTime(line.at)}</span>
      <span className="text-muted flex items-center gap-1.5">
        {line.source}
        {mark && <mark.icon aria-label={severity} className={classes('size-3', mark.className)} />}
      </span>
      <span className="col-span-2 min-w-0 break-words whitespace-pre-wrap sm:col-span-1">
        <bdi>{visibleText(line.text, 'lines')}</bdi>
      </span>
    </div>
  );
}
