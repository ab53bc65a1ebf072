import { kubeconfigPath } from '../cluster/state.js';
import { from } from '../hop-bed.js';
import { chart } from '../releases/chart.js';
import { helm } from '../releases/helm.js';
import { hop, k } from './hop';

const rbac = 'rbac.authorization.k8s.io';

/** Runs `helm upgrade` at the version that runs, as somebody who changes a value would. */
export async function setValue(value: string, more: readonly string[] = []): Promise<string> {
  const { package: file } = await chart(from);
  const change = ['--reuse-values', '--set', value, ...more];
  return helm(['upgrade', 'cert-manager', file, '-n', 'cert-manager', ...change], {
    kubeconfig: kubeconfigPath(hop),
  });
}

/**
 * Leaves a pending revision behind, as somebody does whose helm could begin and not end: it may create Secrets, and
 * change nothing.
 */
export async function beginAndNotEnd(): Promise<void> {
  const name = 'half-a-hand';
  const user = { apiGroup: rbac, kind: 'User', name };
  const everything = { apiGroups: ['*'], resources: ['*'], verbs: ['get', 'list', 'watch'] };
  const begin = { apiGroups: [''], resources: ['secrets'], verbs: ['create'] };
  const metadata = { name };
  const items = [
    { apiVersion: `${rbac}/v1`, kind: 'ClusterRole', metadata, rules: [everything, begin] },
    {
      apiVersion: `${rbac}/v1`,
      kind: 'ClusterRoleBinding',
      metadata,
      subjects: [user],
      roleRef: { apiGroup: rbac, kind: 'ClusterRole', name },
    },
  ];
  await k('apply -f -', JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
  const failed = await setValue('podLabels.touched=yes', ['--kube-as-user', name]).then(
    () => false,
    () => true,
  );
  if (!failed) throw new Error('helm could end what it was not to end.');
}
