import { qualifiedResource } from '@/shared/qualified-resource';
import { commandLine } from '@/shared/shell-quote';

import type { Here } from './use-here';

interface Action {
  readonly title: string;
  readonly command: string;
}

/** What can be done with the object that is open: today, to take a command along. */
export function hereActions(cluster: string, { kind, namespace, name }: Here): Action[] {
  const at = [`--context=${cluster}`, namespace && `--namespace=${namespace}`] as const;
  const kubectl = (verb: string, ...more: string[]) =>
    commandLine('kubectl', ...at, verb, qualifiedResource(`${kind.toLowerCase()}s`), name, ...more);
  const object = {
    title: 'Copy the command that shows the object',
    command: kubectl('get', '--output=yaml'),
  };
  switch (kind) {
    case 'Certificate':
      return [
        {
          title: 'Copy the command that shows its state',
          command: commandLine('cmctl', ...at, 'status', 'certificate', name),
        },
        object,
        {
          title: 'Copy the command that renews it',
          command: commandLine('cmctl', ...at, 'renew', name),
        },
      ];
    case 'Issuer':
    case 'ClusterIssuer':
      return [
        { title: 'Copy the command that shows its state', command: kubectl('describe') },
        object,
      ];
    case 'Secret':
      // Its YAML would hold the key.
      return [
        {
          title: 'Copy the command that shows its certificates',
          command: commandLine('cmctl', ...at, 'inspect', 'secret', name),
        },
        { title: 'Copy the command that shows what it holds', command: kubectl('describe') },
      ];
  }
}
