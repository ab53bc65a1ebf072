import type { BundleView } from '@/shared/bundle';

import { Fact } from '../certificate/fact';
import { Section } from '../certificate/section';
import { count, counted } from '../text/count';
import { Text } from '../text/text';
import { byteSize } from './byte-size';
import { DryRun } from './dry-run';

interface Props {
  readonly bundle: BundleView;
  readonly isDamaged: boolean;
}

export function BundleFacts({ bundle, isDamaged }: Props) {
  const { counts, namespaces } = bundle;
  return (
    <Section title="Bundle" aside={byteSize(bundle.size)}>
      <dl>
        <Fact name="Cluster">
          <Text>{bundle.cluster}</Text>
          <Text className="mono text-muted block">{bundle.server}</Text>
        </Fact>
        <Fact name="Holds">
          {counted(counts.certificates, 'certificate')}, {counted(counts.secrets, 'Secret')},{' '}
          {counted(counts.issuers, 'Issuer')}, {counted(counts.clusterIssuers, 'ClusterIssuer')}
        </Fact>
        <Fact name="Namespaces">
          {count(namespaces.length)}
          <Text className="mono text-muted block">{namespaces.join(', ')}</Text>
        </Fact>
        <Fact name="Encrypted">{bundle.encrypted ? 'yes, with age and a passphrase' : 'no'}</Fact>
        <Fact name="Restore dry run">
          <DryRun dryRun={bundle.dryRun} isDamaged={isDamaged} />
        </Fact>
        <Fact name="SHA-256 of the file">
          <Text className="mono">{bundle.sha256}</Text>
        </Fact>
      </dl>
    </Section>
  );
}
