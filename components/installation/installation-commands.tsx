import type { Installed } from '@/shared/installation-detail';

import { Section } from '../certificate/section';
import { Command } from '../text/command';
import { sameCommands } from './same-commands';

export function InstallationCommands({
  cluster,
  installations,
}: {
  cluster: string;
  installations: readonly Installed[];
}) {
  return (
    <Section title="The same with kubectl, helm and cmctl">
      <div className="flex flex-col gap-3 py-2">
        {sameCommands(cluster, installations).map(({ label, command }) => (
          <Command key={command} label={`${label}:`} command={command} />
        ))}
      </div>
    </Section>
  );
}
