import type { Finding } from '@/shared/finding';

import { objectPath } from './object-path';

/** Which list has the kinds without a page of their own. */
const listedAs = new Map([
  ['CertificateRequest', 'requests'],
  ['Order', 'orders'],
  ['Challenge', 'challenges'],
]);

/** Where an object is shown: its page, or the list that has it, sought there; undefined for a kind that is not shown. */
export function objectAddress(
  object: NonNullable<Finding['object']>,
  cluster: string,
): { pathname: string; query: Record<string, string> } | undefined {
  const { kind, namespace, name } = object;
  const pathname = objectPath(object);
  if (pathname !== undefined) return { pathname, query: { cluster } };
  const show = listedAs.get(kind);
  if (show === undefined || namespace === undefined) return undefined;
  return { pathname: '/requests', query: { cluster, show, q: `${namespace}/${name}` } };
}
