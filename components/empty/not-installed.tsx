'use client';

import { PackageX } from 'lucide-react';

import { useInstallation } from '../address/use-installation';
import { Command } from '../text/command';
import { commandLine } from '../text/shell-quote';
import { Text } from '../text/text';
import { EmptyPanel } from './empty-panel';

export function NotInstalled({ cluster, why }: { cluster: string; why: string }) {
  const installation = useInstallation(cluster);
  const told = installation && 'why' in installation ? installation.why : why;
  const command = commandLine(
    'helm',
    'upgrade',
    'cert-manager',
    'oci://quay.io/jetstack/charts/cert-manager',
    '--install',
    '--kube-context',
    cluster,
    '--namespace',
    'cert-manager',
    '--create-namespace',
    '--set',
    'crds.enabled=true',
  );
  return (
    <EmptyPanel icon={PackageX} title="cert-manager is not installed in this cluster">
      <p>
        <Text>{told}</Text>
      </p>
      <Command command={command} label="Install the newest release with Helm:" />
      <p className="second">This page fills by itself as soon as the CRDs are there.</p>
    </EmptyPanel>
  );
}
