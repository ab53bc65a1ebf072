'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';

import type { IssuerQueryOne } from '@/shared/issuer-detail';

import { useCluster } from '../address/cluster-context';
import { placeQuery } from '../address/place-query';
import { CausePanel } from '../certificate/cause-panel';
import { Commands } from '../certificate/commands';
import { Conditions } from '../certificate/conditions';
import { EventsList } from '../certificate/events-list';
import { ObjectText } from '../certificate/object-text';
import { AnswerNote } from '../empty/answer-note';
import { AnswerPending } from '../empty/answer-pending';
import { pageKinds } from '../live/page-kinds';
import { StaleNote } from '../live/stale-note';
import { failureOf } from '../query/failure-of';
import { detailRest, readAgainIn } from '../query/read-again-in';
import { useTRPC } from '../query/trpc';
import { FindingsSection } from '../wizard/findings-section';
import { HangingPanel } from './hanging-panel';
import { issuerCommands } from './issuer-commands';
import { IssuerFacts } from './issuer-facts';
import { IssuerHeading } from './issuer-heading';
import { ReferencesPanel } from './references-panel';
import { SolversPanel } from './solvers-panel';
import { unreadSecrets } from './unread-secrets';

export function IssuerPage({ at }: { at: Omit<IssuerQueryOne, 'cluster'> }) {
  const cluster = useCluster();
  const { data, error } = useQuery({
    ...useTRPC().issuers.get.queryOptions({ cluster, ...at }),
    refetchInterval: ({ state }) => readAgainIn(state.error, detailRest),
  });
  const gone = error && failureOf(error).code === 'not-found';
  if (!data || gone) {
    const name = at.namespace === undefined ? at.name : `${at.namespace}/${at.name}`;
    return (
      <>
        <AnswerPending what={`${at.kind} ${name}`} error={error} />
        <Link
          href={{ pathname: '/issuers', query: placeQuery(cluster, []) }}
          className="link self-start"
        >
          All issuers
        </Link>
      </>
    );
  }
  const resource = at.kind === 'Issuer' ? 'issuers' : 'clusterissuers';

  return (
    <>
      <IssuerHeading cluster={cluster} detail={data} />
      <AnswerNote error={error} />
      <StaleNote
        cluster={cluster}
        kinds={pageKinds[at.kind === 'Issuer' ? 'issuer' : 'clusterissuer']}
        answered={{ [resource]: data.freshness }}
        now={data.now}
      />
      <div className="grid items-start gap-3.5 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-3.5">
          {data.cause && <CausePanel cause={data.cause} cluster={cluster} now={data.now} />}
          <FindingsSection
            findings={data.findings}
            unread={unreadSecrets(data.references)}
            of="this issuer"
          />
          <HangingPanel detail={data} cluster={cluster} />
          <Conditions conditions={data.conditions} now={data.now} />
          <EventsList told={data.events} cluster={cluster} now={data.now} />
        </div>
        <div className="flex min-w-0 flex-col gap-3.5">
          <IssuerFacts detail={data} />
          <ReferencesPanel references={data.references} cluster={cluster} />
          {data.account && <SolversPanel solvers={data.solvers} />}
          <Commands
            title="The same with kubectl and cmctl"
            commands={issuerCommands(cluster, data)}
          />
          <ObjectText yaml={data.yaml} />
        </div>
      </div>
    </>
  );
}
