import { flagOf } from './flag-of';

/** The binary's own default where nothing is passed; the chart always passes something. */
const byDefault = 'kube-system';

/** Where ClusterIssuers look for their Secrets. */
export const clusterResourceNamespace = (deployment: unknown): string =>
  flagOf(deployment, 'cluster-resource-namespace') || byDefault;
