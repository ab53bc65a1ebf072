'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';

import { useCluster } from '../address/cluster-context';
import { placeQuery } from '../address/place-query';
import { AnswerNote } from '../empty/answer-note';
import { AnswerPending } from '../empty/answer-pending';
import { pageKinds } from '../live/page-kinds';
import { StaleNote } from '../live/stale-note';
import { failureOf } from '../query/failure-of';
import { detailRest, readAgainIn } from '../query/read-again-in';
import { useTRPC } from '../query/trpc';
import { FindingsSection } from '../wizard/findings-section';
import { CausePanel } from './cause-panel';
import { CertificateFacts } from './certificate-facts';
import { CertificateHeading } from './certificate-heading';
import { CertificateSpec } from './certificate-spec';
import { ChainPanel } from './chain-panel';
import { Commands } from './commands';
import { Conditions } from './conditions';
import { ConsumersPanel } from './consumers-panel';
import { EventsPanel } from './events-panel';
import { logAgainIn } from './log-again-in';
import { LogPanel } from './log-panel';
import { ObjectText } from './object-text';
import { RevisionsPanel } from './revisions-panel';
import { sameCommands } from './same-commands';
import { StoredChain } from './stored-chain';
import { WouldIssueText } from './would-issue-text';

interface Props {
  readonly namespace: string;
  readonly name: string;
}

export function CertificatePage({ namespace, name }: Props) {
  const cluster = useCluster();
  const input = { cluster, namespace, name };
  const { data, error } = useQuery({
    ...useTRPC().certificates.get.queryOptions(input),
    refetchInterval: ({ state }) =>
      Math.min(
        readAgainIn(state.error, detailRest),
        state.error ? Infinity : logAgainIn(state.data),
      ),
  });
  const gone = error && failureOf(error).code === 'not-found';
  if (!data || gone)
    return (
      <>
        <AnswerPending what={`Certificate ${namespace}/${name}`} error={error} />
        <Link
          href={{ pathname: '/certificates', query: placeQuery(cluster, []) }}
          className="link self-start"
        >
          All certificates
        </Link>
      </>
    );

  return (
    <>
      <CertificateHeading cluster={cluster} detail={data} />
      <AnswerNote error={error} />
      <StaleNote
        cluster={cluster}
        kinds={pageKinds.certificate}
        answered={{ certificates: data.freshness, secrets: data.secrets }}
        now={data.now}
      />
      <div className="grid items-start gap-3.5 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-3.5">
          {data.cause && <CausePanel cause={data.cause} cluster={cluster} now={data.now} />}
          <FindingsSection
            findings={data.secretFindings ?? []}
            unread={data.secretUnread}
            of="the stored pair"
          />
          <ChainPanel detail={data} cluster={cluster} />
          <CertificateFacts detail={data} cluster={cluster} />
          <WouldIssueText detail={data} />
          <Conditions conditions={data.conditions} now={data.now} />
          <EventsPanel at={input} now={data.now} />
          <LogPanel at={input} asks={data.row.state.state !== 'ready'} now={data.now} />
          <Commands
            title="The same with kubectl and cmctl"
            commands={sameCommands(cluster, data.row)}
          />
        </div>
        <div className="flex min-w-0 flex-col gap-3.5">
          <StoredChain
            title="Stored in tls.crt"
            stored={data.stored.map((certificate) => ({ is: 'certificate', certificate }))}
            none={
              data.row.secret.state === 'sound' ? 'Nothing could be read.' : data.row.secret.why
            }
            now={data.now}
          />
          {data.row.secretName !== '' && (
            <ConsumersPanel namespace={namespace} name={data.row.secretName} />
          )}
          <CertificateSpec detail={data} />
          <RevisionsPanel
            namespace={namespace}
            revisions={data.revisions}
            current={data.row.revision}
            now={data.now}
          />
          <ObjectText yaml={data.yaml} />
        </div>
      </div>
    </>
  );
}
