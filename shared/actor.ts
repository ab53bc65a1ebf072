import { z } from 'zod';

/** Who asked: the person (or machine) as the API server knows them. */
export const actor = z.object({
  name: z.string(),
  groups: z.array(z.string()),
  /** How they signed in: by the printed link (the kubeconfig's user) or with a bearer token. */
  via: z.enum(['link', 'token', 'bearer']),
});
export type Actor = z.infer<typeof actor>;

/** The kinds that a Scope speaks of: cert-manager's and Kubernetes' plural resource names. */
export const resources = [
  'certificates',
  'certificaterequests',
  'orders',
  'challenges',
  'issuers',
  'clusterissuers',
  'secrets',
] as const;
export type Resource = (typeof resources)[number];

/** What an actor may see of one kind in one cluster. */
export type Scope =
  | { readonly of: 'cluster' }
  | { readonly of: 'namespaces'; readonly names: ReadonlySet<string> };

export function within(scope: Scope, namespace: string): boolean {
  return scope.of === 'cluster' || scope.names.has(namespace);
}
