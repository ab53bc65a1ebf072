import { Lock } from 'lucide-react';

import type { BundleDetail, BundleManifest } from '@/shared/bundle';

import { Fact } from '../certificate/fact';
import { Section } from '../certificate/section';
import { EmptyPanel } from '../empty/empty-panel';
import { FailurePanel } from '../empty/failure-panel';
import { counted } from '../text/count';
import { Text } from '../text/text';
import { MemberTable } from './member-table';
import { NamedProblems } from './named-problems';
import { RestoreText } from './restore-text';

/** What is in a bundle, as it was read and checked now; or why nothing can be said of it. */
export function BundleInside({ inside }: Pick<BundleDetail, 'inside'>) {
  switch (inside.is) {
    case 'damaged':
      return (
        <FailurePanel title="This bundle is damaged: do not rely on it" message={inside.why} />
      );
    case 'sealed':
      return (
        <EmptyPanel icon={Lock} title="Its members are encrypted">
          <p>
            Without the passphrase nobody can look inside, Certferry neither. What is said here was
            written beside it when it was taken.
          </p>
        </EmptyPanel>
      );
    case 'read':
      return <Members manifest={inside.manifest} restore={inside.restore} />;
  }
}

interface Props {
  readonly manifest: BundleManifest;
  readonly restore: string;
}

function Members({ manifest, restore }: Props) {
  const { certManager, cluster, members, leftOut, dryRun } = manifest;
  return (
    <div className="flex min-w-0 flex-col gap-3.5">
      <Section title="Written when it was taken">
        <dl>
          <Fact name="cert-manager">
            <Text>{`${certManager.version} in ${certManager.namespace}`}</Text>
          </Fact>
          <Fact name="Kubernetes">
            <Text>{cluster.kubernetes}</Text>
          </Fact>
          <Fact name="Certferry">
            <Text>{manifest.certferry}</Text>
          </Fact>
          {manifest.run !== undefined && (
            <Fact name="Run">
              <Text className="mono">{manifest.run}</Text>
            </Fact>
          )}
        </dl>
      </Section>
      <RestoreText text={restore} />
      <NamedProblems title="Would not have been restored" named={dryRun.problems} />
      <NamedProblems title="Left out" named={leftOut} />
      <Section
        title="Members, every checksum checked now"
        aside={counted(members.length, 'member')}
      >
        <MemberTable members={members} />
      </Section>
    </div>
  );
}
