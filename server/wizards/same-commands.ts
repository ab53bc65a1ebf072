import { commandLine } from '@/shared/shell-quote';
import type { UpgradePlan } from '@/shared/upgrade';

/** The same by hand, one command a line; what only Certferry does (census, canaries, verdict) is not among them. */
export function sameCommands({ to, namespace, release, chart, crds }: UpgradePlan): string[] {
  const manifest = `https://github.com/cert-manager/cert-manager/releases/download/${to}/cert-manager.crds.yaml`;
  return [
    ...(crds === 'separate'
      ? [
          commandLine('kubectl', 'apply', '--server-side', '--force-conflicts', '-f', manifest),
          commandLine('kubectl', 'wait', '--for=condition=Established', '-f', manifest),
        ]
      : []),
    commandLine(
      'helm',
      'upgrade',
      release.name,
      chart.reference,
      '--version',
      chart.version,
      '--namespace',
      release.namespace,
      '--reset-then-reuse-values',
      '--wait',
    ),
    commandLine(
      'kubectl',
      'rollout',
      'status',
      'deployment',
      '--namespace',
      namespace,
      '--selector',
      `app.kubernetes.io/instance=${release.name}`,
    ),
    commandLine('cmctl', 'check', 'api', '--namespace', namespace, '--wait', '1m'),
  ];
}
