import { field, listField, textField, textsField } from '@/shared/fields';

import type { RawObject } from './raw-object';
import { nameOf, namespaceOf } from './wanted-secrets';

/** What the running cert-manager says of itself by its Deployments. */
export interface ControllerFacts {
  readonly namespace: string;
  /** `v1.20.3`, or `unknown` where an image has no tag. */
  readonly version: string;
  readonly clusterResourceNamespace: string;
  readonly webhook?: { readonly namespace: string; readonly name: string };
}

/** The chart, the static manifests and the operators label every component so. */
export const componentSelector =
  'app.kubernetes.io/component in (controller,webhook,cainjector),app.kubernetes.io/name in (cert-manager,webhook,cainjector)';

/** The binary's own default where nothing is passed; the chart always passes something. */
const byDefault = 'kube-system';
const flag = '--cluster-resource-namespace';

const component = (deployment: RawObject) =>
  textField(deployment, 'metadata', 'labels', 'app.kubernetes.io/component');
const container = (deployment: RawObject): unknown =>
  listField(deployment, 'spec', 'template', 'spec', 'containers')[0];

/** The variables of a container whose value is known without asking its pod. */
function variables(deployment: RawObject): Map<string, string> {
  const found = new Map<string, string>();
  for (const variable of listField(container(deployment), 'env')) {
    const name = textField(variable, 'name') ?? '';
    const own = textField(variable, 'value');
    const path = textField(variable, 'valueFrom', 'fieldRef', 'fieldPath');
    if (path === 'metadata.namespace') found.set(name, namespaceOf(deployment));
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

/** The last one that is passed wins; its value may be a word of its own. */
function passed(deployment: RawObject): string | undefined {
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
  return value || undefined;
}

function versionOf(deployment: RawObject): string {
  const [image = ''] = (textField(container(deployment), 'image') ?? '').split('@');
  return /:(v?\d[^:/]*)$/.exec(image)?.[1] ?? 'unknown';
}

/** Undefined where no controller is among the Deployments. */
export function controllerFacts(deployments: readonly RawObject[]): ControllerFacts | undefined {
  const controller = deployments.find((one) => component(one) === 'controller');
  if (!controller || field(controller, 'spec') === undefined) return undefined;
  const namespace = namespaceOf(controller);
  const webhook = deployments.find(
    (one) => component(one) === 'webhook' && namespaceOf(one) === namespace,
  );
  return {
    namespace,
    version: versionOf(controller),
    clusterResourceNamespace: passed(controller) ?? byDefault,
    ...(webhook && { webhook: { namespace, name: nameOf(webhook) } }),
  };
}
