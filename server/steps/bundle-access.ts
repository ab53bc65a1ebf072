import type { Access } from '@/shared/access';

import { may } from '../domain/may';
import { kinds } from '../kube/kinds';

const read = 'read what goes into the bundle';
const dryRun = 'try the restore without changing anything';
const held = [kinds.secrets, kinds.certificates, kinds.issuers, kinds.clusterIssuers];

/** Writing a bundle reads the whole cluster, and asks whether all of it could be restored. */
export const bundleAccess: readonly Access[] = [
  ...may(kinds.secrets, ['list', 'get'], read),
  ...may(kinds.certificates, ['list', 'get'], read),
  ...may(kinds.issuers, ['list'], read),
  ...may(kinds.clusterIssuers, ['list'], read),
  ...may({ resource: 'namespaces' }, ['list'], read),
  ...may(kinds.deployments, ['list'], read),
  ...may(kinds.crds, ['get'], read),
  ...held.flatMap((kind) => may(kind, ['patch', 'create'], dryRun)),
];
