'use client';

import Link from 'next/link';

import type { Holder } from '@/shared/wizard';

import { Moment } from '../clock/moment';
import { wizardTitles } from '../run/run-name';
import { Text } from '../text/text';

interface Props {
  readonly held: Holder;
  readonly cluster: string;
  readonly now: number;
}

/** Who holds the cluster, with what and since when, and the way to that run. */
export function HeldNote({ held, cluster, now }: Props) {
  return (
    <p className="note-info">
      <Text>{held.by}</Text> holds cluster <Text>{cluster}</Text> for{' '}
      <Moment at={held.since} now={now} as="age" /> with{' '}
      <Link
        href={{ pathname: `/runs/${encodeURIComponent(held.run)}`, query: { cluster } }}
        className="link"
      >
        {wizardTitles[held.wizard].toLowerCase()} <Text>{held.run}</Text>
      </Link>
      . Two runs that change a cluster never run at once.
    </p>
  );
}
