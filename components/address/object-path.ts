import type { Finding } from '@/shared/finding';

const part = encodeURIComponent;

/** Where an object is shown; undefined for a kind without a page of its own. */
export function objectPath({
  kind,
  namespace,
  name,
}: NonNullable<Finding['object']>): string | undefined {
  if (kind === 'ClusterIssuer') return `/issuers/${part(name)}`;
  if (namespace === undefined) return undefined;
  const at = `${part(namespace)}/${part(name)}`;
  if (kind === 'Certificate') return `/certificates/${at}`;
  if (kind === 'Issuer') return `/issuers/${at}`;
  return kind === 'Secret' ? `/secrets/${at}` : undefined;
}
