import { commandLine } from '@/shared/shell-quote';

const most = 20;

/** What a person would run to keep the same objects: issuers and certificates, then the TLS Secrets, a namespace each. */
export function backupCommands(cluster: string, namespaces: readonly string[]): string[] {
  const get = ['kubectl', `--context=${cluster}`, 'get'] as const;
  const kinds = 'issuers,clusterissuers,certificates';
  const secrets = namespaces
    .slice(0, most)
    .map(
      (namespace) =>
        `${commandLine(...get, 'secrets', `--namespace=${namespace}`, '--field-selector=type=kubernetes.io/tls', '--output=json')} > ${commandLine(`secrets-${namespace}.json`)}`,
    );
  const rest = namespaces.length - secrets.length;
  return [
    `${commandLine(...get, kinds, '--all-namespaces', '--output=json')} > cert-manager.json`,
    ...secrets,
    ...(rest > 0 ? [`# and so on for ${rest} more`] : []),
  ];
}
