import { commandLine } from '@/shared/shell-quote';

import type { Here } from './use-here';

interface Action {
  readonly title: string;
  readonly command: string;
}

/** What can be done with the object that is open: today, to take a command along. */
export function hereActions(cluster: string, { namespace, name }: Here): Action[] {
  const at = [`--context=${cluster}`, `--namespace=${namespace}`] as const;
  return [
    {
      title: 'Copy the command that shows its state',
      command: commandLine('cmctl', ...at, 'status', 'certificate', name),
    },
    {
      title: 'Copy the command that shows the object',
      command: commandLine('kubectl', ...at, 'get', 'certificate', name, '--output=yaml'),
    },
    {
      title: 'Copy the command that renews it',
      command: commandLine('cmctl', ...at, 'renew', name),
    },
  ];
}
