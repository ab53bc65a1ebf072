'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';

import { useCluster } from '../address/cluster-context';
import { useTime } from '../clock/use-time';
import { AnswerNote } from '../empty/answer-note';
import { AnswerPending } from '../empty/answer-pending';
import { NoneYet } from '../empty/none-yet';
import { useTRPC } from '../query/trpc';
import { BundleTable } from './bundle-table';
import { bundlesAnswer, hiddenSentence } from './bundles-answer';
import { StrayFiles } from './stray-files';

export function BundlesPage() {
  const cluster = useCluster();
  const { data, error } = useQuery({
    ...useTRPC().bundles.list.queryOptions({ cluster }),
    staleTime: 0,
  });
  const answer = useTime((time) => (data ? bundlesAnswer(data, time) : ''), data?.now ?? 0);
  if (!data) return <AnswerPending what="the bundles" error={error} />;
  const { bundles, hidden, strays, byAddress, now } = data;

  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0 flex-1 basis-72">
          <h1>{answer}</h1>
          <p className="text-muted mt-0.5">
            Kept beside Certferry, in files that only its own user may read.{' '}
            {hiddenSentence(hidden, bundles.length)}
            {byAddress &&
              ' The cluster may not be asked who it is: these are the bundles of its address, whichever cluster answered there then.'}
          </p>
        </div>
        <Link href={{ pathname: '/backup', query: { cluster } }} className="btn-main">
          New backup
        </Link>
      </div>
      <AnswerNote error={error} />
      {bundles.length > 0 ? (
        <div className="panel overflow-hidden">
          <BundleTable bundles={bundles} cluster={cluster} now={now} />
        </div>
      ) : (
        <NoneYet
          title={hidden > 0 ? 'Bundles are there, but none for you' : 'Nothing is kept here yet'}
        >
          <p>
            {hidden > 0
              ? 'A bundle is shown to whoever may get the Secrets of every namespace inside it.'
              : 'A backup writes one bundle; every upgrade writes one before it changes anything.'}
          </p>
        </NoneYet>
      )}
      <StrayFiles strays={strays} />
    </>
  );
}
