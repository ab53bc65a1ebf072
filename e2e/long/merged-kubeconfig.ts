import { readFile, writeFile } from 'node:fs/promises';

interface Kubeconfig {
  readonly clusters: readonly object[];
  readonly users: readonly object[];
  readonly contexts: readonly object[];
  readonly [field: string]: unknown;
}

/** One kubeconfig with the contexts of several, as a person has it who looks after several clusters. */
export async function mergedKubeconfig(path: string, parts: readonly string[]): Promise<string> {
  const [first, ...others] = await Promise.all(
    parts.map(async (part): Promise<Kubeconfig> => JSON.parse(await readFile(part, 'utf8'))),
  );
  if (!first) throw new Error('There is nothing to merge.');
  const all = [first, ...others];
  const merged = {
    ...first,
    clusters: all.flatMap(({ clusters }) => clusters),
    users: all.flatMap(({ users }) => users),
    contexts: all.flatMap(({ contexts }) => contexts),
  };
  await writeFile(path, JSON.stringify(merged), { mode: 0o600 });
  return path;
}
