import type { LogEntry } from './event-line';

export const mostLines = 5_000;

export interface MergedLines {
  readonly lines: readonly LogEntry[];
  /** Older ones that are not kept here. */
  readonly dropped: number;
}

/** Several logs as one, by time; what the journal and a component's log both hold stands there once. */
export function mergeLines(
  logs: readonly (readonly LogEntry[])[],
  most: number = mostLines,
): MergedLines {
  const once = new Map<string, LogEntry>();
  for (const line of logs.flat()) {
    const key = `${line.at} ${line.source} ${line.text}`;
    if (!once.has(key)) once.set(key, line);
  }
  const sorted = [...once.values()].toSorted((a, b) => a.at - b.at);
  const dropped = Math.max(0, sorted.length - most);
  return { lines: dropped > 0 ? sorted.slice(dropped) : sorted, dropped };
}
