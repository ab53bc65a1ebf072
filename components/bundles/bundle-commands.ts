import type { BundleView } from '@/shared/bundle';
import { commandLine, shellQuote } from '@/shared/shell-quote';

import { bundleFile } from './bundle-file';

/** How a downloaded bundle is checked and restored without Certferry, in order. */
export function bundleCommands(bundle: Pick<BundleView, 'id' | 'encrypted' | 'sha256'>) {
  const file = bundleFile(bundle);
  const open = `${bundle.id}.tar.gz`;
  return [
    { label: 'What is unpacked here nobody else may read', command: 'umask 077' },
    {
      label: 'The file is the one that was written',
      command: `printf '%s  %s\\n' ${bundle.sha256} ${shellQuote(file)} | sha256sum --check`,
    },
    ...(bundle.encrypted
      ? [
          {
            label: 'Open it: age asks for the passphrase',
            command: commandLine('age', '--decrypt', '--output', open, file),
          },
        ]
      : []),
    { label: 'What is in it', command: commandLine('tar', '-tzf', open) },
    {
      label: 'How to restore it: the commands in their order',
      command: commandLine('tar', '-xzOf', open, 'RESTORE.md'),
    },
  ];
}
