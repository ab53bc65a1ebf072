'use client';

import Link from 'next/link';

import type { RunSummary } from '@/shared/wizard';

import { Moment } from '../clock/moment';
import { wizardTitles } from '../run/run-name';
import { Chip } from '../table/chip';
import { Text } from '../text/text';
import { phaseLook } from './phase-look';
import { runLine } from './run-line';

interface Props {
  readonly run: RunSummary;
  readonly cluster: string;
  readonly now: number;
}

export function RunRow({ run, cluster, now }: Props) {
  const state = (
    <>
      <Chip look={phaseLook(run)} />
      <span className="second block [overflow-wrap:anywhere]">
        <Text>{runLine(run)}</Text>
      </span>
    </>
  );
  return (
    <tr className="focus-within:bg-accent-soft">
      <td className="cell">
        <Link
          data-row
          prefetch={false}
          className="font-semibold hover:underline"
          href={{ pathname: `/runs/${encodeURIComponent(run.id)}`, query: { cluster } }}
        >
          {wizardTitles[run.wizard]}
        </Link>
        <span className="mono text-muted block [overflow-wrap:anywhere]">
          <Text>{run.id}</Text>
        </span>
        <span className="second block [overflow-wrap:anywhere] lg:hidden">
          by <Text>{run.by}</Text>
        </span>
        <div className="mt-1 md:hidden">{state}</div>
      </td>
      <td className="cell hidden md:table-cell">{state}</td>
      <td className="cell hidden text-right whitespace-nowrap md:table-cell">
        {run.done} of {run.of}
      </td>
      <td className="cell hidden [overflow-wrap:anywhere] lg:table-cell">
        <Text>{run.by}</Text>
      </td>
      <td className="cell text-right">
        <Moment at={run.startedAt} now={now} as="ends" />
      </td>
    </tr>
  );
}
