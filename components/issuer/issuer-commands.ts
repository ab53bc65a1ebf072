import type { IssuerDetail } from '@/shared/issuer-detail';
import { qualifiedResource } from '@/shared/qualified-resource';
import { commandLine, shellQuote } from '@/shared/shell-quote';

/** What a terminal would show of the same issuer; cmctl knows no issuers, only what they sign with. */
export function issuerCommands(
  cluster: string,
  { row, references }: Pick<IssuerDetail, 'row' | 'references'>,
) {
  const { kind, namespace, name } = row;
  const on = `--context=${cluster}`;
  const where = namespace === undefined ? undefined : `--namespace=${namespace}`;
  const resource = qualifiedResource(`${kind.toLowerCase()}s`);
  const filter = String.raw`{range .items[?(@.spec.issuerRef.name=="${name}")]}{.spec.issuerRef.kind} {.metadata.namespace}/{.metadata.name}{"\n"}{end}`;
  const all = commandLine(
    'kubectl',
    on,
    where ?? '--all-namespaces',
    'get',
    qualifiedResource('certificates'),
    '-o',
  );
  const ca = references.find(({ path }) => path === 'ca.secretName');
  const inspect = ca?.namespace !== undefined && [
    {
      label: 'The CA that it signs with',
      command: commandLine(
        'cmctl',
        on,
        `--namespace=${ca.namespace}`,
        'inspect',
        'secret',
        ca.name,
      ),
    },
  ];
  return [
    {
      label: 'The object',
      command: commandLine('kubectl', on, where, 'get', resource, name, '--output=yaml'),
    },
    {
      label: 'Its conditions and events',
      command: commandLine('kubectl', on, where, 'describe', resource, name),
    },
    {
      label: 'The Certificates that name it',
      command: `${all} ${shellQuote(`jsonpath=${filter}`)}`,
    },
    ...(inspect || []),
  ];
}
