'use client';

import { Lock, LockOpen } from 'lucide-react';
import Link from 'next/link';

import type { BundleView } from '@/shared/bundle';

import { Moment } from '../clock/moment';
import { Chip } from '../table/chip';
import { counted } from '../text/count';
import { Text } from '../text/text';
import { byteSize } from './byte-size';
import { DryRun } from './dry-run';

const sealed = { tone: 'ok', icon: Lock, word: 'Encrypted' } as const;
const open = { tone: 'mute', icon: LockOpen, word: 'Not encrypted' } as const;

interface Props {
  readonly bundle: BundleView;
  readonly cluster: string;
  readonly now: number;
}

export function BundleRow({ bundle, cluster, now }: Props) {
  const { counts } = bundle;
  const holds = `${counted(counts.certificates, 'certificate')}, ${counted(counts.secrets, 'Secret')}`;
  return (
    <tr className="focus-within:bg-accent-soft">
      <td className="cell">
        <Link
          data-row
          prefetch={false}
          className="mono font-semibold [overflow-wrap:anywhere] hover:underline"
          href={{ pathname: `/bundles/${encodeURIComponent(bundle.id)}`, query: { cluster } }}
        >
          <Text>{bundle.id}</Text>
        </Link>
        <span className="second block [overflow-wrap:anywhere]">
          of <Text>{bundle.cluster}</Text>, by <Text>{bundle.by}</Text>
        </span>
        <span className="mt-1 flex flex-wrap gap-1.5">
          <Chip look={bundle.encrypted ? sealed : open} />
        </span>
        <div className="mt-1 md:hidden">
          <DryRun dryRun={bundle.dryRun} />
          <span className="second block">
            {holds}, {byteSize(bundle.size)}
          </span>
        </div>
      </td>
      <td className="cell hidden md:table-cell">
        {counted(counts.certificates, 'certificate')}
        <span className="second block">
          {counted(counts.secrets, 'Secret')},{' '}
          {counted(counts.issuers + counts.clusterIssuers, 'issuer')}
        </span>
      </td>
      <td className="cell hidden md:table-cell">
        <DryRun dryRun={bundle.dryRun} />
      </td>
      <td className="cell hidden text-right whitespace-nowrap lg:table-cell">
        {byteSize(bundle.size)}
      </td>
      <td className="cell text-right">
        <Moment at={bundle.takenAt} now={now} as="ends" />
      </td>
    </tr>
  );
}
