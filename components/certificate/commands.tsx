import type { CertificateRow } from '@/shared/certificate';

import { Command } from '../text/command';
import { sameCommands } from './same-commands';
import { Section } from './section';

export function Commands({ cluster, row }: { cluster: string; row: CertificateRow }) {
  return (
    <Section title="The same with kubectl and cmctl">
      <div className="flex flex-col gap-3 py-2">
        {sameCommands(cluster, row).map(({ label, command }) => (
          <Command key={label} label={`${label}:`} command={command} />
        ))}
      </div>
    </Section>
  );
}
