import type { Condition } from '@/shared/condition';
import { listField, textField, timeField } from '@/shared/fields';

/** An object's status conditions; always looked up by type, since their order means nothing. */
export function conditions(object: unknown): Condition[] {
  return listField(object, 'status', 'conditions').map((one) => {
    const since = timeField(one, 'lastTransitionTime');
    return {
      type: textField(one, 'type') ?? '',
      status: textField(one, 'status') ?? 'Unknown',
      reason: textField(one, 'reason') ?? '',
      message: textField(one, 'message') ?? '',
      ...(since !== undefined && { since }),
    };
  });
}

export function conditionOf(all: readonly Condition[], type: string): Condition | undefined {
  return all.find((one) => one.type === type);
}
