import type { Condition } from '@/shared/condition';
import { listField, textField, timeField } from '@/shared/fields';

import { sharedText } from './shared-values';

/** An object's status conditions; always looked up by type, since their order means nothing. */
export function conditions(object: unknown): Condition[] {
  return listField(object, 'status', 'conditions').map((one) => {
    const since = timeField(one, 'lastTransitionTime');
    return {
      type: sharedText(textField(one, 'type') ?? ''),
      status: sharedText(textField(one, 'status') ?? 'Unknown'),
      reason: sharedText(textField(one, 'reason') ?? ''),
      message: sharedText(textField(one, 'message') ?? ''),
      ...(since !== undefined && { since }),
    };
  });
}

export function conditionOf(all: readonly Condition[], type: string): Condition | undefined {
  return all.find((one) => one.type === type);
}
