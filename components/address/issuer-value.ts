import type { IssuerRow } from '@/shared/issuer';

/** An issuer as the filter of Certificates names it: `Issuer/shop/ca`, `ClusterIssuer/company`. */
export function issuerValue({
  kind,
  namespace,
  name,
}: Pick<IssuerRow, 'kind' | 'namespace' | 'name'>): string {
  return namespace === undefined ? `${kind}/${name}` : `${kind}/${namespace}/${name}`;
}
