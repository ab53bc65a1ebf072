'use client';

import { useQuery } from '@tanstack/react-query';
import { RotateCw } from 'lucide-react';
import { useState } from 'react';

import type { ControllerLog } from '@/shared/controller-log';

import { Moment } from '../clock/moment';
import { failureOf } from '../query/failure-of';
import { useTRPC } from '../query/trpc';
import { classes } from '../text/classes';
import { CopyButton } from '../text/copy-button';
import { count, counted } from '../text/count';
import { Text } from '../text/text';
import { visibleText } from '../text/visible-text';
import { Section } from './section';

interface Props {
  readonly at: { readonly cluster: string; readonly namespace: string; readonly name: string };
  /** Whether it is read without being asked for: where something is wrong. */
  readonly asks: boolean;
  readonly now: number;
}

const title = 'Controller log';

/** What cert-manager's controller has logged about the Certificate and its chain, read when it is asked for. */
export function LogPanel({ at, asks, now }: Props) {
  const [asked, setAsked] = useState(asks);
  const { data, error, isFetching, refetch } = useQuery({
    ...useTRPC().certificates.logs.queryOptions(at),
    enabled: asked,
    staleTime: Infinity,
    refetchInterval: false,
  });
  const read = (
    <button
      type="button"
      className="btn-quiet inline-flex items-center gap-1"
      disabled={isFetching}
      onClick={() => (asked ? void refetch() : setAsked(true))}
    >
      <RotateCw aria-hidden className="size-3.5" />
      {isFetching ? 'Reading…' : asked ? 'Read it again' : 'Read it'}
    </button>
  );
  return (
    <Section title={title} aside={read}>
      {!asked && (
        <p className="second py-2">
          Read from the controller’s Pods when you ask for it, with your own rights.
        </p>
      )}
      {error && (
        <p role="alert" className="py-2">
          <Text>{failureOf(error).message}</Text>
        </p>
      )}
      {asked && !data && !error && <p className="second py-2">Asking the controller’s Pods…</p>}
      {data && <Lines log={data} now={now} />}
    </Section>
  );
}

function Lines({ log, now }: { log: ControllerLog; now: number }) {
  if (log.is === 'unread')
    return (
      <p className="py-2 [overflow-wrap:anywhere]">
        <Text>{log.why}</Text>
      </p>
    );
  const { lines, more, lookedAt, pods } = log;
  const from = `the last ${count(lookedAt)} lines of ${counted(pods.length, 'Pod')}`;
  const said = lines
    .toReversed()
    .map(({ at, text }) => `${new Date(at).toISOString()} ${text}`)
    .join('\n');
  if (lines.length === 0) return <p className="py-2">No line of {from} names it or its chain.</p>;
  return (
    <>
      <ul
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls: a keyboard must reach it
        tabIndex={0}
        aria-label="Lines, the newest first"
        className="max-h-96 overflow-y-auto"
      >
        {lines.map(({ at, severity, text, pod }, index) => (
          <li
            key={`${pod.name} ${at} ${index}`}
            className={classes(
              'mono border-line2 border-b px-1 py-1 last:border-b-0',
              tints[severity],
            )}
          >
            <span className="second">
              <Moment at={at} now={now} as="ends" /> · {severity}
            </span>
            <br />
            <bdi className="[overflow-wrap:anywhere]">{visibleText(text)}</bdi>
          </li>
        ))}
      </ul>
      <p className="second flex flex-wrap items-center justify-between gap-2 py-2">
        <span>
          From {from}, redacted.
          {more > 0 && ` ${count(more)} older lines that name it are not shown.`}
        </span>
        <CopyButton text={said} what="the lines" />
      </p>
    </>
  );
}

const tints = {
  debug: '',
  info: '',
  warning: 'bg-warn-soft',
  error: 'bg-bad-soft',
} as const;
