import type { Access } from '@/shared/access';

import type { Cluster } from '../kube/cluster';
import { accessReview } from './access-review';
import type { Identity } from './identity';

/**
 * Which of these somebody may not do, each once. Asked anew each time, with their own credentials: who has just been
 * granted a right need not wait, and who has lost it does not act.
 */
export async function reviewAccess(
  identity: Identity,
  cluster: Cluster,
  accesses: readonly Access[],
): Promise<Access[]> {
  const at = identity.on(cluster);
  const asked = [...merged(accesses).values()];
  const answers = await Promise.all(asked.map((one) => accessReview(at, one)));
  return asked.filter((_, index) => answers[index] === false);
}

const keyOf = ({ verb, group, resource, subresource, namespace, name }: Access) =>
  JSON.stringify([verb, group, resource, subresource, namespace, name]);

/** The same right for several purposes is one right, for all of them, and optional only where it is so for all. */
function merged(accesses: readonly Access[]): Map<string, Access> {
  const found = new Map<string, Access>();
  for (const access of accesses) {
    const one = withoutName(access);
    const known = found.get(keyOf(one));
    const isNew = !known?.to.split(', ').includes(one.to);
    const to = known ? `${known.to}${isNew ? `, ${one.to}` : ''}` : one.to;
    const { optional, ...needed } = { ...one, to };
    const isOptional = optional && (!known || known.optional);
    found.set(keyOf(one), { ...needed, ...(isOptional && { optional }) });
  }
  return found;
}

/** The name of what is created stands in no URL, so that no rule with a name ever lets it through. */
function withoutName(access: Access): Access {
  const { name: _, ...rest } = access;
  const isNameless = access.verb === 'deletecollection' || access.verb === 'create';
  return isNameless && !access.subresource ? rest : access;
}
