import type { Access } from '@/shared/access';

/** One Access per verb on a kind, all for the same purpose. */
export function may(
  { group = '', resource }: { readonly group?: string; readonly resource: string },
  verbs: readonly string[],
  to: string,
  namespace?: string,
): Access[] {
  return verbs.map((verb) => ({
    verb,
    group,
    resource,
    ...(namespace !== undefined && { namespace }),
    to,
  }));
}
