'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { CircleFadingArrowUp } from 'lucide-react';
import Link from 'next/link';
import { useQueryStates } from 'nuqs';

import { useCluster } from '../address/cluster-context';
import { placeParams } from '../address/params';
import { placeQuery } from '../address/place-query';
import { CertificatesEmpty } from '../certificates/certificates-empty';
import { CertificatesHeading } from '../certificates/certificates-heading';
import { InstallationNote } from '../certificates/installation-note';
import { SecretsUnknown } from '../certificates/secrets-unknown';
import { AnswerNote } from '../empty/answer-note';
import { AnswerPending } from '../empty/answer-pending';
import { pageKinds } from '../live/page-kinds';
import { StaleNote } from '../live/stale-note';
import { useTRPC } from '../query/trpc';
import { InstalledPanel } from './installed-panel';
import { NextRenewals } from './next-renewals';
import { OverviewCommands } from './overview-commands';
import { forecastInput, troubledInput } from './overview-input';
import { RenewalsPanel } from './renewals-panel';
import { StateTiles } from './state-tiles';
import { TroubledPanel } from './troubled-panel';

/** Who needs a person and why, what is renewed when, and what is installed. */
export function OverviewPage() {
  const cluster = useCluster();
  const [{ ns: namespaces }, set] = useQueryStates(placeParams);
  const trpc = useTRPC();
  const { data, error } = useQuery({
    ...trpc.certificates.list.queryOptions(troubledInput(cluster, namespaces)),
    placeholderData: keepPreviousData,
  });
  const { data: forecast } = useQuery({
    ...trpc.certificates.forecast.queryOptions(forecastInput(cluster, namespaces)),
    placeholderData: keepPreviousData,
  });
  if (!data) return <AnswerPending what="the certificates" error={error} />;
  const query = placeQuery(cluster, namespaces);

  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <CertificatesHeading cluster={cluster} namespaces={namespaces} page={data} />
        <Link className="btn-main" prefetch={false} href={{ pathname: '/upgrade', query }}>
          <CircleFadingArrowUp aria-hidden className="size-4" />
          Plan an upgrade
        </Link>
      </div>
      <AnswerNote error={error} />
      <StaleNote
        cluster={cluster}
        kinds={pageKinds.overview}
        answered={{ certificates: data.freshness, secrets: data.secrets }}
        now={data.now}
      />
      <InstallationNote cluster={cluster} />
      {data.rows.length === 0 ? (
        <CertificatesEmpty page={data} cluster={cluster} onClear={() => void set({ ns: null })} />
      ) : (
        <>
          <SecretsUnknown secrets={data.secrets} />
          <StateTiles page={data} query={query} cluster={cluster} namespaces={namespaces} />
          <div className="grid items-start gap-3.5 lg:grid-cols-[minmax(0,1.45fr)_minmax(0,1fr)]">
            <TroubledPanel page={data} cluster={cluster} query={query} />
            <div className="flex min-w-0 flex-col gap-3.5">
              <InstalledPanel cluster={cluster} />
              {forecast && <RenewalsPanel forecast={forecast} query={query} />}
            </div>
          </div>
          {forecast && <NextRenewals forecast={forecast} cluster={cluster} />}
          <OverviewCommands cluster={cluster} namespaces={namespaces} />
        </>
      )}
    </>
  );
}
