import { listField, textField, textsField } from '@/shared/fields';

import { componentContainer } from './component-container';

/** The variables of a container whose value is known without asking its pod. */
function variables(deployment: unknown): Map<string, string> {
  const found = new Map<string, string>();
  for (const variable of listField(componentContainer(deployment), 'env')) {
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

/** What a component is started with, word by word. Behind `--` stand no flags. */
function wordsOf(deployment: unknown): string[] {
  const known = variables(deployment);
  const container = componentContainer(deployment);
  const words = [...textsField(container, 'command'), ...textsField(container, 'args')];
  const end = words.indexOf('--');
  return (end < 0 ? words : words.slice(0, end)).map((word) => expand(word, known));
}

/**
 * The value of a flag of a component; the last one wins, as in pflag. It may be a word of its own; without one the
 * flag is `true`.
 */
export function flagOf(deployment: unknown, name: string): string | undefined {
  const flag = `--${name}`;
  const words = wordsOf(deployment);
  const at = words.findLastIndex((word) => word === flag || word.startsWith(`${flag}=`));
  const word = words[at];
  if (word === undefined) return undefined;
  if (word !== flag) return word.slice(flag.length + 1);
  const next = words[at + 1];
  return next === undefined || next.startsWith('-') ? 'true' : next;
}

/** What Go's strconv.ParseBool takes. */
const truths: Readonly<Record<string, boolean>> = {
  ...Object.fromEntries(['1', 't', 'T', 'TRUE', 'true', 'True'].map((word) => [word, true])),
  ...Object.fromEntries(['0', 'f', 'F', 'FALSE', 'false', 'False'].map((word) => [word, false])),
};

/** A word as Go reads a boolean. */
export const parseBool = (word: string): boolean | undefined =>
  Object.hasOwn(truths, word) ? truths[word] : undefined;

/**
 * The value of a boolean flag. A word of its own behind it is not its value: `--flag false` turns it on
 * (pflag's NoOptDefVal). `invalid` is what no component starts with.
 */
export function booleanFlag(deployment: unknown, name: string): boolean | 'invalid' | undefined {
  const flag = `--${name}`;
  const word = wordsOf(deployment).findLast((one) => one === flag || one.startsWith(`${flag}=`));
  if (word === undefined) return undefined;
  if (word === flag) return true;
  return parseBool(word.slice(flag.length + 1)) ?? 'invalid';
}
