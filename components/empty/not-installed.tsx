'use client';

import { PackageX } from 'lucide-react';

import { useInstallation } from '../address/use-installation';
import { Command } from '../text/command';
import { Text } from '../text/text';
import { EmptyPanel } from './empty-panel';
import { missingCrds } from './missing-crds';

/** In place of a list whose CRD is not there: what of cert-manager is, and what brings the CRD. */
export function NotInstalled({ cluster, why }: { cluster: string; why: string }) {
  const { data: installation } = useInstallation(cluster);
  const { title, remedy } = missingCrds(cluster, installation);
  const told = installation && 'why' in installation ? installation.why : why;
  return (
    <EmptyPanel icon={PackageX} title={title}>
      <p>
        <Text>{told}</Text>
      </p>
      {remedy && <Command {...remedy} />}
      <p className="second">This page fills by itself as soon as the CRDs are there.</p>
    </EmptyPanel>
  );
}
