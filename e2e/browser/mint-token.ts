import { kubectl } from '../cluster/kubectl.js';
import { keepSecret } from './hear';

export interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

const api = 'rbac.authorization.k8s.io';

/** Makes a ServiceAccount that may do that, everywhere or in one namespace; returns its bearer token. */
export async function mintToken(
  cluster: string,
  name: string,
  { rules, namespace }: { rules: readonly Rule[]; namespace?: string },
): Promise<string> {
  const home = 'people';
  const kind = namespace === undefined ? 'ClusterRole' : 'Role';
  const metadata = { name: `people-${name}`, ...(namespace !== undefined && { namespace }) };
  const namespaces = namespace === undefined ? [home] : [home, namespace];
  const items = [
    ...namespaces.map((one) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: one } })),
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace: home } },
    { apiVersion: `${api}/v1`, kind, metadata, rules },
    {
      apiVersion: `${api}/v1`,
      kind: `${kind}Binding`,
      metadata,
      subjects: [{ kind: 'ServiceAccount', name, namespace: home }],
      roleRef: { apiGroup: api, kind, name: metadata.name },
    },
  ];
  const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items });
  await kubectl(cluster, ['apply', '-f', '-'], { input: list });
  const token = (await kubectl(cluster, ['create', 'token', name, '-n', home])).trim();
  keepSecret(token.split('.')[2] ?? token);
  return token;
}
