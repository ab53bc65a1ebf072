import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import type { KubeConfig } from '@kubernetes/client-node/dist/config.js';
import { parse } from 'yaml';

import { listField, textField } from '@/shared/fields';

const marker = 'certferry-token-file';

/**
 * client-node drops a user's tokenFile, and the user would be anonymous; what it takes for a provider of
 * credentials it keeps. As kubectl reads them, files are relative to the kubeconfig's folder.
 */
export function keepTokenFiles(config: KubeConfig, text: string, folder: string): void {
  const written = listField(parse(text, { merge: true }), 'users');
  for (const user of config.users) {
    const own = written.find((one) => textField(one, 'name') === user.name);
    const file = textField(own, 'user', 'tokenFile');
    if (file)
      Object.assign(user, {
        authProvider: {
          name: marker,
          config: { file: resolve(/*turbopackIgnore: true*/ folder, file) },
        },
      });
  }
}

/** The current user's token as its file has it now; such files are renewed by others. */
export function tokenInFile(config: KubeConfig): string | undefined {
  const provider = config.getCurrentUser()?.authProvider;
  if (provider?.name !== marker) return undefined;
  return readFileSync(/*turbopackIgnore: true*/ String(provider.config.file), 'utf8').trim();
}
