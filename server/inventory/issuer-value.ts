import type { IssuerReference } from '@/shared/certificate';

/** `Issuer/shop/ca`, `ClusterIssuer/company`, `AWSPCAIssuer.awspca.cert-manager.io/pca`; an X.509 name where none is named. */
export function issuerValue(of: string, { kind, name: issuer, group }: IssuerReference): string {
  if (kind === '') return issuer;
  if (group !== 'cert-manager.io') return `${kind}.${group}/${issuer}`;
  return kind === 'Issuer' ? `${kind}/${of}/${issuer}` : `${kind}/${issuer}`;
}
