import type { LiveTopics } from '@/shared/live';

import { followLogs } from '../inventory/follow-logs';
import type { Cluster } from '../kube/cluster';
import type { Cursors } from './live-cursor';
import type { Telling } from './live-told';

/** The pods whose place in their log an id may name. */
const mostPods = 32;

const stampsOf = (cursor = ''): Map<string, string> =>
  new Map(
    cursor.split(',').flatMap((part): [string, string][] => {
      const [, pod, stamp] = /^([\w-]+):(\d{19})$/.exec(part) ?? [];
      return pod && stamp ? [[pod, stamp]] : [];
    }),
  );

const cursorOf = (stamps: ReadonlyMap<string, string>): string =>
  [...stamps]
    .slice(-mostPods)
    .map(([pod, stamp]) => `${pod}:${stamp}`)
    .join(',');

/** The lines of cert-manager's pods, read with the person's own credentials. */
export async function* liveLogs(
  at: Cluster,
  { since }: NonNullable<LiveTopics['logs']>,
  before: Cursors | undefined,
  signal: AbortSignal,
): Telling {
  const cluster = at.name;
  const start = { since, stamps: stampsOf(before?.logs) };
  for await (const news of followLogs(at, start, signal)) {
    if (news.is === 'failed') {
      const { pod, failure } = news;
      const { code, message: why } = failure;
      yield { message: { kind: 'log-failed', cluster, code, why, ...(pod && { pod }) } };
      continue;
    }
    const { lines, skipped, stamps, again } = news;
    yield {
      message: {
        kind: 'log',
        cluster,
        lines: [...lines],
        skipped,
        ...(again && { again: [...again] }),
      },
      ...(stamps && { cursor: cursorOf(stamps) }),
    };
  }
}
