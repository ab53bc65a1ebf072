import { applied } from './testbed';

const read = (apiGroup: string, ...resources: readonly string[]) => ({
  apiGroups: [apiGroup],
  resources,
  verbs: ['get', 'list'],
});

/** Lets somebody see how cert-manager is installed: of the lists that are read at once, which is refused first is chance. */
export async function seePlatform(account: string, of: string): Promise<void> {
  const api = 'rbac.authorization.k8s.io';
  const name = `platform-for-${account}`;
  const hooks = ['mutatingwebhookconfigurations', 'validatingwebhookconfigurations'];
  const rules = [
    read('admissionregistration.k8s.io', ...hooks),
    read('apiextensions.k8s.io', 'customresourcedefinitions'),
    read('apps', 'deployments'),
  ];
  await applied(
    { apiVersion: `${api}/v1`, kind: 'ClusterRole', metadata: { name }, rules },
    {
      apiVersion: `${api}/v1`,
      kind: 'ClusterRoleBinding',
      metadata: { name },
      roleRef: { apiGroup: api, kind: 'ClusterRole', name },
      subjects: [{ kind: 'ServiceAccount', name: account, namespace: of }],
    },
  );
}
