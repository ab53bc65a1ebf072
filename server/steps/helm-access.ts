import type { Access } from '@/shared/access';
import type { UpgradePlan } from '@/shared/upgrade';

import { may } from '../domain/may';
import { kinds } from '../kube/kinds';

const rbac = 'rbac.authorization.k8s.io';

/** Everything that helm does at the API server in an upgrade or a rollback of cert-manager's release. */
export function helmAccess({ release, namespace, crds, kinds: written }: UpgradePlan): Access[] {
  // helm applies what it writes, and waits by watching it; of its records it makes, rewrites and removes whole ones.
  const write = ['get', 'list', 'watch', 'create', 'patch', 'delete'];
  const records = ['get', 'list', 'create', 'update', 'delete'];
  const to = 'upgrade the Helm release';
  const handOut =
    'hand out the rights that cert-manager has, of which you do not hold every one yourself';
  return [
    ...may(kinds.secrets, records, 'keep the records of the Helm release', release.namespace),
    ...written.flatMap((kind) => may(kind, write, to, kind.namespace)),
    ...(crds === 'helm' ? may(kinds.crds, write, to) : []),
    // helm waits by watching what the Deployments make.
    ...may({ group: 'apps', resource: 'replicasets' }, ['list', 'watch'], to, namespace),
    ...may(kinds.pods, ['list', 'watch'], to, namespace),
    // Kubernetes lets nobody hand out rights that they do not have, unless they may do just that.
    ...rolesOf(written).flatMap((kind) => may(kind, ['escalate', 'bind'], handOut, kind.namespace)),
  ];
}

const rolesOf = (written: UpgradePlan['kinds']) =>
  written.filter(
    ({ group, resource }) =>
      group === rbac && (resource === 'roles' || resource === 'clusterroles'),
  );
