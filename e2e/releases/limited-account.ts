import type { Access } from '@/shared/access';

import { kubectl } from '../cluster/kubectl.js';

/** A token of an account with those rights alone. */
export async function limitedAccount(cluster: string, access: readonly Access[]): Promise<string> {
  const rules = (of: string | undefined) =>
    access
      .filter(({ namespace }) => namespace === of)
      .map(({ group, resource, verb }) => ({
        apiGroups: [group],
        resources: [resource],
        verbs: [verb],
      }));
  const subjects = [{ kind: 'ServiceAccount', name: 'upgrader', namespace: 'default' }];
  const rbac = 'rbac.authorization.k8s.io';
  const objects = [
    undefined,
    ...new Set(access.flatMap(({ namespace }) => namespace ?? [])),
  ].flatMap((namespace) => {
    const scope = namespace === undefined ? 'ClusterRole' : 'Role';
    const metadata = { name: 'upgrader', ...(namespace !== undefined && { namespace }) };
    return [
      { apiVersion: `${rbac}/v1`, kind: scope, metadata, rules: rules(namespace) },
      {
        apiVersion: `${rbac}/v1`,
        kind: `${scope}Binding`,
        metadata,
        subjects,
        roleRef: { apiGroup: rbac, kind: scope, name: 'upgrader' },
      },
    ];
  });
  const k = (...args: string[]) => kubectl(cluster, args);
  const serviceAccount = {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'upgrader', namespace: 'default' },
  };
  const items = JSON.stringify({
    apiVersion: 'v1',
    kind: 'List',
    items: [serviceAccount, ...objects],
  });
  await kubectl(cluster, ['apply', '-f', '-'], { input: items });
  return (await k('create', 'token', 'upgrader', '-n', 'default')).trim();
}
