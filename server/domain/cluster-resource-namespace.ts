import { listField, textField, textsField } from '@/shared/fields';

/** The binary's own default where nothing is passed; the chart always passes something. */
const byDefault = 'kube-system';
const flag = '--cluster-resource-namespace';

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

/** Where ClusterIssuers look for their Secrets: the last flag wins, whose value may be a word of its own. */
export function clusterResourceNamespace(deployment: unknown): string {
  const known = variables(deployment);
  const words = [
    ...textsField(container(deployment), 'command'),
    ...textsField(container(deployment), 'args'),
  ].map((word) => expand(word, known));
  let value: string | undefined;
  words.forEach((word, at) => {
    if (word === flag) value = words[at + 1];
    else if (word.startsWith(`${flag}=`)) value = word.slice(flag.length + 1);
  });
  return value || byDefault;
}
