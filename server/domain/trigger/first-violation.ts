import type { Gathered } from './gather';
import type { Check, Violation } from './violation';

export function firstViolation(chain: readonly Check[], gathered: Gathered): Violation | undefined {
  for (const check of chain) {
    const found = check(gathered);
    if (found) return found;
  }
  return undefined;
}
