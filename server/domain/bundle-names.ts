/** The kinds that a bundle's lists hold, as the API server names them. */
export const listed = {
  namespaces: { apiVersion: 'v1', kind: 'Namespace' },
  secrets: { apiVersion: 'v1', kind: 'Secret' },
  clusterIssuers: { apiVersion: 'cert-manager.io/v1', kind: 'ClusterIssuer' },
  issuers: { apiVersion: 'cert-manager.io/v1', kind: 'Issuer' },
  certificates: { apiVersion: 'cert-manager.io/v1', kind: 'Certificate' },
} as const;
export type Listed = keyof typeof listed;

export type MemberName =
  | { readonly is: 'restore' }
  | { readonly is: 'manifest' }
  | { readonly is: 'installation' }
  | { readonly is: 'list'; readonly of: Listed; readonly namespace?: string };

export const restoreName = 'RESTORE.md';
export const manifestName = 'bundle.json';
export const clusterIssuersName = 'cluster-issuers.json';
export const namespacesName = 'namespaces.json';

const single: Readonly<Record<string, MemberName>> = {
  [restoreName]: { is: 'restore' },
  [manifestName]: { is: 'manifest' },
  [namespacesName]: { is: 'list', of: 'namespaces' },
  [clusterIssuersName]: { is: 'list', of: 'clusterIssuers' },
  'installation/crds.json': { is: 'installation' },
  'installation/deployments.json': { is: 'installation' },
  'installation/release.json': { is: 'installation' },
  'installation/values.json': { is: 'installation' },
};
const perNamespace =
  /^(secrets|issuers|certificates)\/([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)\.json$/;

/** What a member of that name may be; undefined for every name that a bundle never holds. */
export function memberNamed(name: string): MemberName | undefined {
  if (Object.hasOwn(single, name)) return single[name];
  const [, of, namespace] = perNamespace.exec(name) ?? [];
  if (namespace === undefined) return undefined;
  if (of === 'secrets' || of === 'issuers' || of === 'certificates')
    return { is: 'list', of, namespace };
  return undefined;
}

/** Ids come from addresses and become file names. */
export function isBundleId(id: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$/.test(id);
}
