'use client';

import { useQuery } from '@tanstack/react-query';

import { useCluster } from '../address/cluster-context';
import { CausePanel } from '../certificate/cause-panel';
import { AnswerNote } from '../empty/answer-note';
import { AnswerPending } from '../empty/answer-pending';
import { useTRPC } from '../query/trpc';
import { CheckedPanel } from '../wizard/checked-panel';
import { FindingsPanel } from '../wizard/findings-panel';
import { allFindings } from './all-findings';
import { CrdFacts } from './crd-facts';
import { InstallationCommands } from './installation-commands';
import { InstallationHead } from './installation-head';
import { InstalledFacts } from './installed-facts';
import { UnreadPanel } from './unread-panel';

/** Watches tell of most of this; of time passing, Helm's records and events none does. */
const every = 60_000;

/** What runs: the answer, what is wrong with it, then what was read. */
export function InstallationPage() {
  const cluster = useCluster();
  const { data, error } = useQuery({
    ...useTRPC().installation.get.queryOptions({ cluster }),
    refetchInterval: every,
  });
  const why = useQuery({
    ...useTRPC().installation.causes.queryOptions({ cluster }),
    refetchInterval: every,
  });
  if (!data) return <AnswerPending what="the installation" error={error} />;
  const findings = allFindings(data);
  return (
    <>
      <InstallationHead cluster={cluster} detail={data} why={why.data} />
      <AnswerNote error={error ?? why.error} />
      <FindingsPanel severity="breaks" findings={findings} />
      <FindingsPanel severity="warns" findings={findings} />
      {why.data?.causes.map((cause) => (
        <CausePanel
          key={`${cause.sentence} ${cause.link.name}`}
          head={cause.symptoms[0]?.title ?? 'What it says last'}
          cause={cause}
          cluster={cluster}
          now={why.data.now}
        />
      ))}
      <UnreadPanel
        title="Not read, and so not judged"
        unread={[...data.unread, ...(why.data?.unread ?? [])]}
      />
      {data.installations.map((installed) => (
        <InstalledFacts
          key={`${installed.namespace} ${installed.components[0]?.name}`}
          installed={installed}
          kubernetes={data.kubernetes}
          now={data.now}
        />
      ))}
      <CrdFacts crds={data.crds} />
      {findings.some(({ severity }) => severity === 'tells') && (
        <CheckedPanel findings={findings} />
      )}
      <UnreadPanel title="Not watched, and so read once a minute" unread={data.unheard} />
      <InstallationCommands cluster={cluster} installations={data.installations} />
    </>
  );
}
