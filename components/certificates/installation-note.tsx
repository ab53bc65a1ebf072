'use client';

import { useInstallation } from '../address/use-installation';
import { Text } from '../text/text';

/** Certificates without a controller: nothing issues or renews them. */
export function InstallationNote({ cluster }: { cluster: string }) {
  const { data: installation } = useInstallation(cluster);
  if (installation?.state !== 'crds-only') return null;
  return (
    <p className="note-warn">
      <Text>{installation.why}</Text>
    </p>
  );
}
