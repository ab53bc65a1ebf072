import type { Access } from '@/shared/access';

import type { Kind } from '../kube/resource-path';

/** One Access per verb on a kind, all for the same purpose. */
export function may(
  { group = '', resource }: Pick<Kind, 'group' | 'resource'>,
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
