import type { CertificateRow } from '@/shared/certificate';
import { qualifiedResource } from '@/shared/qualified-resource';
import { commandLine, shellQuote } from '@/shared/shell-quote';

/** What a terminal would show of the same certificate. */
export function sameCommands(
  cluster: string,
  row: Pick<CertificateRow, 'namespace' | 'name' | 'secretName'>,
) {
  const at = [`--context=${cluster}`, `--namespace=${row.namespace}`] as const;
  const secret = commandLine('kubectl', ...at, 'get', 'secret', row.secretName, '--output');
  return [
    {
      label: 'The object',
      command: commandLine(
        'kubectl',
        ...at,
        'get',
        qualifiedResource('certificates'),
        row.name,
        '--output=yaml',
      ),
    },
    {
      label: 'Its state with issuer, requests, orders and events',
      command: commandLine('cmctl', ...at, 'status', 'certificate', row.name),
    },
    {
      label: 'The stored certificate',
      command: commandLine('cmctl', ...at, 'inspect', 'secret', row.secretName),
    },
    {
      label: 'The stored certificate without cmctl',
      command: `${secret} ${shellQuote('jsonpath={.data.tls\\.crt}')} | base64 -d | openssl x509 -noout -text`,
    },
  ];
}
