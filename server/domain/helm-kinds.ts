import type { UpgradePlan } from '@/shared/upgrade';

type HelmKind = UpgradePlan['kinds'][number];

const rbac = 'rbac.authorization.k8s.io';

/** The plural where it is not just the kind with an s. */
const plurals: Readonly<Record<string, string>> = {
  NetworkPolicy: 'networkpolicies',
  PodSecurityPolicy: 'podsecuritypolicies',
  PriorityClass: 'priorityclasses',
};

const clusterWide = new Set([
  'ClusterRole',
  'ClusterRoleBinding',
  'CustomResourceDefinition',
  'MutatingWebhookConfiguration',
  'ValidatingWebhookConfiguration',
  'PodSecurityPolicy',
  'PriorityClass',
]);

/** What every chart of cert-manager writes, whatever its values; the Roles of leader election are in a namespace of their own. */
function always(namespace: string, electionNamespace: string): HelmKind[] {
  const inNamespace = (group: string, resource: string) => ({ group, resource, namespace });
  return [
    inNamespace('', 'configmaps'),
    inNamespace('', 'serviceaccounts'),
    inNamespace('', 'services'),
    inNamespace('apps', 'deployments'),
    inNamespace(rbac, 'roles'),
    inNamespace(rbac, 'rolebindings'),
    { group: rbac, resource: 'roles', namespace: electionNamespace },
    { group: rbac, resource: 'rolebindings', namespace: electionNamespace },
    { group: rbac, resource: 'clusterroles' },
    { group: rbac, resource: 'clusterrolebindings' },
    { group: 'admissionregistration.k8s.io', resource: 'mutatingwebhookconfigurations' },
    { group: 'admissionregistration.k8s.io', resource: 'validatingwebhookconfigurations' },
  ];
}

/** The kinds of objects that Helm writes: those of every chart, and what else stands in the release's manifest. */
export function helmKinds(
  manifest: string,
  { namespace, electionNamespace }: { namespace: string; electionNamespace: string },
): HelmKind[] {
  const found = new Map<string, HelmKind>();
  for (const one of [...always(namespace, electionNamespace), ...inManifest(manifest, namespace)])
    found.set([one.group, one.resource, one.namespace].join(' '), one);
  return [...found.values()];
}

function inManifest(manifest: string, namespace: string): HelmKind[] {
  return manifest.split(/^---\s*$/m).flatMap((document) => {
    const said = (name: string) =>
      new RegExp(`^${name}:[ \\t]*["']?([^\\s"'#]+)`, 'm').exec(document)?.[1];
    const [apiVersion, kind] = [said('apiVersion'), said('kind')];
    if (apiVersion === undefined || kind === undefined) return [];
    const group = apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '';
    const resource = plurals[kind] ?? `${kind.toLowerCase()}s`;
    if (clusterWide.has(kind)) return [{ group, resource }];
    const own = /^metadata:[^]*?^ {2}namespace:[ \t]*["']?([^\s"'#]+)/m.exec(document)?.[1];
    return [{ group, resource, namespace: own ?? namespace }];
  });
}

/** The CRDs of a release's stored manifest by name, as YAML. */
export function crdsInManifest(manifest: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const document of manifest.split(/^---\s*$/m)) {
    if (!/^kind: ["']?CustomResourceDefinition["']?\s*$/m.test(document)) continue;
    const name = /^metadata:[^]*?^ {2}name:[ \t]*["']?([^\s"'#]+)/m.exec(document)?.[1];
    if (name !== undefined) found.set(name, document);
  }
  return found;
}
