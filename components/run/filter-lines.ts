import type { LineSource } from '@/shared/run';

import type { LogEntry } from './event-line';

export interface LineFilter {
  /** Empty: all. */
  readonly sources: readonly LineSource[];
  /** Only warnings and errors. */
  readonly warnings: boolean;
  readonly text: string;
}

export const isWarning = ({ severity }: Pick<LogEntry, 'severity'>) =>
  severity === 'warning' || severity === 'error';

export function filterLines(lines: readonly LogEntry[], filter: LineFilter): readonly LogEntry[] {
  const { sources, warnings } = filter;
  const text = filter.text.trim().toLowerCase();
  if (sources.length === 0 && !warnings && text === '') return lines;
  return lines.filter(
    (line) =>
      (sources.length === 0 || sources.includes(line.source)) &&
      (!warnings || isWarning(line)) &&
      (text === '' || line.text.toLowerCase().includes(text)),
  );
}
