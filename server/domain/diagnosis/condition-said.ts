import type { Condition } from '@/shared/condition';

import type { Said } from './cause-of';

/** `Ready=False Pending: Referenced "Issuer" not found`, as the symptoms look for it. */
export function conditionSaid(
  { type, status, reason, message, since }: Condition,
  object: Said['object'],
  place: Said['place'],
): Said {
  return {
    from: 'condition',
    place,
    object,
    text: `${type}=${status} ${reason}: ${message}`,
    ...(since !== undefined && { at: since }),
  };
}
