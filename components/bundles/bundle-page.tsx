'use client';

import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import Link from 'next/link';

import { useCluster } from '../address/cluster-context';
import { placeQuery } from '../address/place-query';
import { Section } from '../certificate/section';
import { absoluteTime } from '../clock/absolute-time';
import { RefusedNote } from '../download/refused-note';
import { useDownload } from '../download/use-download';
import { AnswerNote } from '../empty/answer-note';
import { AnswerPending } from '../empty/answer-pending';
import { failureOf } from '../query/failure-of';
import { useTRPC } from '../query/trpc';
import { Command } from '../text/command';
import { Text } from '../text/text';
import { Crumbs } from '../wizard/crumbs';
import { bundleCommands } from './bundle-commands';
import { BundleFacts } from './bundle-facts';
import { bundleAddress, bundleFile } from './bundle-file';
import { BundleInside } from './bundle-inside';
import { RemoveBundle } from './remove-bundle';

export function BundlePage({ id }: { id: string }) {
  const cluster = useCluster();
  const { data, error } = useQuery({
    ...useTRPC().bundles.get.queryOptions({ cluster, id }),
    // It is read and checked as a whole each time it is asked for.
    refetchInterval: false,
    refetchOnWindowFocus: false,
  });
  const { onClick, refused, isAsking } = useDownload();
  const gone = error && failureOf(error).code === 'not-found';
  if (!data || gone)
    return (
      <>
        <AnswerPending what={`bundle ${id}`} error={error} />
        <Link
          href={{ pathname: '/bundles', query: placeQuery(cluster, []) }}
          className="link self-start"
        >
          All bundles
        </Link>
      </>
    );
  const { bundle, inside } = data;
  const isDamaged = inside.is === 'damaged';

  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="flex min-w-0 flex-1 basis-80 flex-col gap-1">
          <Crumbs to="/bundles" title="Bundles" cluster={cluster} here={bundle.id} />
          <h1 className="[overflow-wrap:anywhere]">
            Bundle of <Text>{bundle.cluster}</Text>, {absoluteTime(bundle.takenAt)}
          </h1>
          <p className="text-muted [overflow-wrap:anywhere]">
            Taken by <Text>{bundle.by}</Text>. It holds private keys
            {bundle.encrypted ? ', encrypted: nobody can open it without its passphrase.' : '.'}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          <a
            className={isDamaged ? 'btn' : 'btn-main'}
            href={bundleAddress(bundle.id, cluster, isDamaged)}
            aria-busy={isAsking}
            onClick={onClick('The bundle')}
          >
            <Download aria-hidden className="size-4" />
            {isDamaged ? 'Download it as it is' : 'Download'}
          </a>
          <RemoveBundle cluster={cluster} bundle={bundle} />
        </div>
      </div>
      <RefusedNote refused={refused} />
      <AnswerNote error={error} />
      <div className="grid items-start gap-3.5 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-3.5">
          <BundleFacts bundle={bundle} isDamaged={isDamaged} />
          <Section title="Check and restore it without Certferry">
            <div className="flex flex-col gap-3 py-2">
              <p className="second">
                After the download, in the folder of <Text>{bundleFile(bundle)}</Text>. kubectl
                alone restores it: RESTORE.md, its first member, has the commands in their order.
              </p>
              {bundleCommands(bundle).map(({ label, command }) => (
                <Command key={label} label={`${label}:`} command={command} />
              ))}
            </div>
          </Section>
        </div>
        <BundleInside inside={inside} />
      </div>
    </>
  );
}
