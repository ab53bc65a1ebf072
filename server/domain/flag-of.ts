import { listField, textField, textsField } from '@/shared/fields';

const container = (deployment: unknown): unknown =>
  listField(deployment, 'spec', 'template', 'spec', 'containers')[0];

/** The variables of a container whose value is known without asking its pod. */
function variables(deployment: unknown): Map<string, string> {
  const found = new Map<string, string>();
  for (const variable of listField(container(deployment), 'env')) {
    const name = textField(variable, 'name') ?? '';
    const own = textField(variable, 'value');
    const path = textField(variable, 'valueFrom', 'fieldRef', 'fieldPath');
    if (path === 'metadata.namespace')
      found.set(name, textField(deployment, 'metadata', 'namespace') ?? '');
    else if (own !== undefined) found.set(name, own);
  }
  return found;
}

/** Kubernetes replaces `$(NAME)`, leaves names that it does not know, and reads `$$` as one `$`. */
function expand(argument: string, known: ReadonlyMap<string, string>): string {
  return argument.replaceAll(/\$\$|\$\(([^)]+)\)/g, (whole, name: string | undefined) =>
    name === undefined ? '$' : (known.get(name) ?? whole),
  );
}

/**
 * The value of a flag of a component's first container; the last one wins, as in pflag. It may be a word of its own;
 * without one the flag is `true`.
 */
export function flagOf(deployment: unknown, name: string): string | undefined {
  const known = variables(deployment);
  const flag = `--${name}`;
  const words = [
    ...textsField(container(deployment), 'command'),
    ...textsField(container(deployment), 'args'),
  ].map((word) => expand(word, known));
  const at = words.findLastIndex((word) => word === flag || word.startsWith(`${flag}=`));
  const word = words[at];
  if (word === undefined) return undefined;
  if (word !== flag) return word.slice(flag.length + 1);
  const next = words[at + 1];
  return next === undefined || next.startsWith('-') ? 'true' : next;
}
