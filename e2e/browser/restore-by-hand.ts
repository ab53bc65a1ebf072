import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { kubectlPath } from '../cluster/binaries.js';
import { kubeconfigPath } from '../cluster/state.js';
import { run } from '../setup/run.js';

/** One box of commands, with the heading that it stands under. */
export interface Box {
  readonly heading: string;
  readonly commands: string;
}

/** The boxes of a RESTORE.md, in their order. */
export function boxesOf(text: string): Box[] {
  return text.split(/^## /m).flatMap((chapter) =>
    [...chapter.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, commands = '']) => ({
      heading: chapter.split('\n', 1)[0] ?? '',
      commands,
    })),
  );
}

/** How the page says that a bundle is unpacked: its own indented line. */
export function unpackLine(text: string): string {
  return /^ {4}(.*\btar -xzf .*)$/m.exec(text)?.[1] ?? '';
}

/** A shell in that folder that has kubectl for that cluster, and stops at the first command that fails. */
export async function shell(cluster: string, folder: string, commands: string): Promise<string> {
  const path = `${dirname(await kubectlPath())}:${process.env.PATH}`;
  const env = { ...process.env, PATH: path, KUBECONFIG: kubeconfigPath(cluster) };
  return run('bash', ['-e', '-o', 'pipefail', '-c', commands], { cwd: folder, env });
}

/** Does in that folder what the RESTORE.md there says, word for word; returns what each box said. */
export async function restoreByHand(cluster: string, folder: string): Promise<Map<string, string>> {
  const said = new Map<string, string>();
  for (const { heading, commands } of boxesOf(readFileSync(join(folder, 'RESTORE.md'), 'utf8'))) {
    // kubectl diff ends with 1 where it prints a difference, which may be one that is expected.
    const isDiff = commands.startsWith('kubectl diff ');
    const output = await shell(
      cluster,
      folder,
      isDiff ? `${commands.trim()} || [ $? = 1 ]` : commands,
    );
    said.set(heading, (said.get(heading) ?? '') + output);
    // "Run what it prints."
    if (heading.startsWith('7.')) await shell(cluster, folder, output);
  }
  return said;
}
