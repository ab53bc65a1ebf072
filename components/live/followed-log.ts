import { skipToken, useQuery } from '@tanstack/react-query';

import type { LiveMessage, PodLine } from '@/shared/live';

/** More lines of the components than this are not kept in a browser. */
const most = 5_000;

export interface FollowedLine extends PodLine {
  readonly id: string;
}

/** What this browser has heard of the components' logs while it followed a run. */
export interface FollowedLog {
  readonly lines: readonly FollowedLine[];
  /** Heard in all, the forgotten ones among them. */
  readonly heard: number;
  /** Never sent to this browser: they came too fast. */
  readonly skipped: number;
  /** Why lines are missing now, by pod; `` for all of them. */
  readonly failed: Readonly<Record<string, string>>;
}

const nothing: FollowedLog = { lines: [], heard: 0, skipped: 0, failed: {} };

type OfLog = Extract<LiveMessage, { kind: 'log' | 'log-failed' }>;

export function withLines(before: FollowedLog = nothing, message: OfLog): FollowedLog {
  if (message.kind === 'log-failed')
    return { ...before, failed: { ...before.failed, [message.pod ?? '']: message.why } };
  const lines = message.lines.map((line, index) => ({ ...line, id: `l${before.heard + index}` }));
  const failed = { ...before.failed };
  delete failed[''];
  for (const { pod } of lines) delete failed[pod];
  for (const pod of message.again ?? []) delete failed[pod];
  return {
    lines: [...before.lines, ...lines].slice(-most),
    heard: before.heard + lines.length,
    skipped: before.skipped + message.skipped,
    failed,
  };
}

export function followedLogKey(cluster: string, run: string) {
  return ['followed-log', cluster, run] as const;
}

/** The components' lines as the stream tells them; only the live stream writes them. */
export function useFollowedLog(cluster: string, run: string): FollowedLog {
  const { data } = useQuery<FollowedLog>({
    queryKey: followedLogKey(cluster, run),
    queryFn: skipToken,
    staleTime: Infinity,
  });
  return data ?? nothing;
}
