'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';

import { useCluster } from '../address/cluster-context';
import { placeQuery } from '../address/place-query';
import { Commands } from '../certificate/commands';
import { ObjectText } from '../certificate/object-text';
import { StoredChain } from '../certificate/stored-chain';
import { AnswerNote } from '../empty/answer-note';
import { AnswerPending } from '../empty/answer-pending';
import { pageKinds } from '../live/page-kinds';
import { StaleNote } from '../live/stale-note';
import { failureOf } from '../query/failure-of';
import { detailRest, readAgainIn } from '../query/read-again-in';
import { useTRPC } from '../query/trpc';
import { FindingsSection } from '../wizard/findings-section';
import { secretCommands } from './secret-commands';
import { DataPanel, SecretFacts } from './secret-facts';
import { SecretHeading } from './secret-heading';
import { UsesPanel } from './uses-panel';

interface Props {
  readonly namespace: string;
  readonly name: string;
}

export function SecretPage({ namespace, name }: Props) {
  const cluster = useCluster();
  const { data, error } = useQuery({
    ...useTRPC().secrets.get.queryOptions({ cluster, namespace, name }),
    refetchInterval: ({ state }) => readAgainIn(state.error, detailRest),
  });
  const gone = error && failureOf(error).code === 'not-found';
  if (!data || gone)
    return (
      <>
        <AnswerPending what={`Secret ${namespace}/${name}`} error={error} />
        <Link
          href={{ pathname: '/secrets', query: placeQuery(cluster, []) }}
          className="link self-start"
        >
          All Secrets
        </Link>
      </>
    );

  return (
    <>
      <SecretHeading cluster={cluster} detail={data} />
      <AnswerNote error={error} />
      <StaleNote
        cluster={cluster}
        kinds={pageKinds.secret}
        answered={{ secrets: data.freshness }}
        now={data.now}
      />
      <div className="grid items-start gap-3.5 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-3.5">
          <FindingsSection
            findings={data.findings}
            unread={
              data.certificates === undefined
                ? `you may not list Certificates in ${namespace}: what they ask for is not known.`
                : undefined
            }
            of="this Secret"
          />
          <UsesPanel detail={data} cluster={cluster} />
          <DataPanel data={data.data} />
          <SecretFacts detail={data} />
          <Commands
            title="The same with kubectl, cmctl and openssl"
            commands={secretCommands(cluster, data)}
          />
        </div>
        <div className="flex min-w-0 flex-col gap-3.5">
          <StoredChain
            title="Stored in tls.crt"
            stored={data.chain}
            none="It holds no certificate there."
            now={data.now}
          />
          {data.ca.length > 0 && (
            <StoredChain title="Stored in ca.crt" stored={data.ca} none="" now={data.now} />
          )}
          <ObjectText yaml={data.yaml} />
        </div>
      </div>
    </>
  );
}
