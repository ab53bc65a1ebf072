import type { Installed } from '@/shared/installation-detail';
import { commandLine } from '@/shared/shell-quote';

interface Told {
  readonly label: string;
  readonly command: string;
}

const selector = 'app.kubernetes.io/name in (cert-manager,webhook,cainjector)';

/** What a terminal would show of the same. */
export function sameCommands(cluster: string, installations: readonly Installed[]): Told[] {
  const kubectl = (...words: string[]) => commandLine('kubectl', `--context=${cluster}`, ...words);
  const columns =
    'custom-columns=NAME:.metadata.name,VERSION:.metadata.labels.app\\.kubernetes\\.io/version,STORED:.status.storedVersions';
  return [
    {
      label: 'What runs, with its images',
      command: kubectl('get', 'deployments', '-A', '--selector', selector, '--output=wide'),
    },
    {
      label: 'The CRDs, their version and what is stored',
      command: kubectl('get', 'crds', '--output', columns),
    },
    { label: 'Who leads', command: kubectl('get', 'leases', '-A') },
    ...installations.flatMap(ofRelease),
    {
      label: 'Whether its API works',
      command: commandLine('cmctl', `--context=${cluster}`, 'check', 'api'),
    },
  ];

  function ofRelease({ method }: Installed): Told[] {
    if (method.is !== 'helm' && method.is !== 'helm-unread') return [];
    const { name, namespace } = method.release;
    const at = [`--kube-context=${cluster}`, `--namespace=${namespace}`];
    return [
      { label: 'The release', command: commandLine('helm', 'history', name, ...at) },
      { label: 'Its values', command: commandLine('helm', 'get', 'values', name, ...at) },
    ];
  }
}
