import type { SecretDetail } from '@/shared/secret';
import { commandLine, shellQuote } from '@/shared/shell-quote';

/** What a terminal would show of the same Secret; none of these prints a value that is private. */
export function secretCommands(
  cluster: string,
  { namespace, name, chain, ca }: Pick<SecretDetail, 'namespace' | 'name' | 'chain' | 'ca'>,
) {
  const at = [`--context=${cluster}`, `--namespace=${namespace}`] as const;
  const value = (key: string) =>
    `${commandLine('kubectl', ...at, 'get', 'secret', name, '--output')} ${shellQuote(`jsonpath={.data.${key.replace('.', String.raw`\.`)}}`)} | base64 -d`;
  const every = 'while openssl x509 -noout -text 2>/dev/null; do :; done';
  return [
    {
      label: 'Its keys and their sizes',
      command: commandLine('kubectl', ...at, 'describe', 'secret', name),
    },
    ...(chain.length > 0
      ? [
          {
            label: 'The first certificate',
            command: commandLine('cmctl', ...at, 'inspect', 'secret', name),
          },
          {
            label: 'Every certificate in tls.crt',
            command: `${value('tls.crt')} | ${every}`,
          },
        ]
      : []),
    ...(ca.length > 0
      ? [{ label: 'Every certificate in ca.crt', command: `${value('ca.crt')} | ${every}` }]
      : []),
  ];
}
