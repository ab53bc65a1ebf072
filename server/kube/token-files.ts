import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import type { KubeConfig } from '@kubernetes/client-node';

const marker = 'certferry-token-file';
const entry = /(["']?)\btokenFile\1:\s*("(?:[^"\\]|\\.)*"|'[^']*'|[^\s,}#]+)/g;

/**
 * client-node drops a user's tokenFile, and the user would be anonymous. It keeps what it takes for a
 * provider of credentials, so the file's name travels as one.
 */
export function keepTokenFiles(text: string): string {
  return text.replaceAll(
    entry,
    (_, quote: string, file: string) =>
      `${quote}auth-provider${quote}: {"name": "${marker}", "config": {"file": ${file}}}`,
  );
}

/** As kubectl reads them: relative to the kubeconfig's folder. */
export function resolveTokenFiles(config: KubeConfig, folder: string): void {
  for (const { authProvider } of config.users)
    if (authProvider?.name === marker)
      authProvider.config.file = resolve(folder, String(authProvider.config.file));
}

/** The current user's token as its file has it now; such files are renewed by others. */
export function tokenInFile(config: KubeConfig): string | undefined {
  const provider = config.getCurrentUser()?.authProvider;
  if (provider?.name !== marker) return undefined;
  return readFileSync(/*turbopackIgnore: true*/ String(provider.config.file), 'utf8').trim();
}
