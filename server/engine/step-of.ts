import { Failure } from '@/shared/failure';

import type { BoundRun, BoundStep } from './bind-wizard';

export function stepOf({ steps, recovery }: BoundRun, id: string): BoundStep {
  const found = [...steps, ...recovery].find((one) => one.id === id);
  if (found) return found;
  throw new Failure(
    'unsupported',
    `This version of Certferry has no step ${id}: the run was started by another one. Continue it with that version.`,
  );
}
