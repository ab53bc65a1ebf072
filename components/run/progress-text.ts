import type { StepView } from '@/shared/run-state';

import { count } from '../text/count';

/** `Reading Secrets, 12 of 43`; what is done only, where nobody knows of how many. */
export function progressText({ done, of, what }: NonNullable<StepView['progress']>): string {
  if (of === undefined) return done === 0 ? what : `${what}, ${count(done)}`;
  return `${what}, ${count(done)} of ${count(of)}`;
}
