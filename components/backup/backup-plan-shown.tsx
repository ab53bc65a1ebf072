import { backupPlan } from '@/shared/bundle';
import type { PlanAnswer } from '@/shared/wizard';

import { Fact } from '../certificate/fact';
import { Section } from '../certificate/section';
import { count, counted } from '../text/count';
import { Text } from '../text/text';
import { CheckedPanel } from '../wizard/checked-panel';
import { FindingsPanel } from '../wizard/findings-panel';
import { MissingAccess } from '../wizard/missing-access';
import { PlannedSteps } from '../wizard/planned-steps';
import { SameWith } from '../wizard/same-with';
import { backupCommands } from './backup-commands';

interface Props {
  readonly cluster: string;
  readonly answer: PlanAnswer;
}

/** What goes into the bundle, what is left out, and what is to know before. */
export function BackupPlanShown({ cluster, answer }: Props) {
  const plan = backupPlan.safeParse(answer.plan).data;
  if (!plan)
    return (
      <p role="alert" className="note-warn">
        The server was changed while this page was open. Reload the page.
      </p>
    );
  const { counts, namespaces, leftOut } = plan;
  return (
    <div className="grid items-start gap-3.5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="flex min-w-0 flex-col gap-3.5">
        <FindingsPanel severity="blocks" findings={answer.findings} />
        <MissingAccess access={answer.access} />
        <FindingsPanel severity="warns" findings={answer.findings} />
        <Section title="What goes in" aside={counted(namespaces.length, 'namespace')}>
          <dl>
            <Fact name="Certificates">{count(counts.certificates)}</Fact>
            <Fact name="Issuers">{count(counts.issuers)}</Fact>
            <Fact name="ClusterIssuers">{count(counts.clusterIssuers)}</Fact>
            <Fact name="Secrets">
              {count(counts.secrets)}
              <span className="second block">
                TLS Secrets of certificates, and those that issuers refer to. Private keys are among
                them.
              </span>
            </Fact>
            <Fact name="Left out">
              {leftOut === 0 ? 'nothing' : counted(leftOut, 'object')}
              {leftOut > 0 && (
                <span className="second block">The bundle names each of them, and why.</span>
              )}
            </Fact>
            <Fact name="Namespaces">
              <Text className="mono">{namespaces.join(', ') || '–'}</Text>
            </Fact>
          </dl>
        </Section>
        <SameWith
          title="Nearly the same with kubectl"
          commands={backupCommands(cluster, namespaces)}
        />
      </div>
      <div className="flex min-w-0 flex-col gap-3.5">
        <CheckedPanel findings={answer.findings} />
        <PlannedSteps steps={answer.steps} />
      </div>
    </div>
  );
}
