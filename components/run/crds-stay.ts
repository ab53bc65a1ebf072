import { field } from '@/shared/fields';
import type { RunState } from '@/shared/run-state';

/** The run was aborted after it had begun to apply the new CRDs by themselves, which no abort puts back. */
export function crdsStay({ phase, head, steps }: RunState): boolean {
  if (phase.is !== 'ended' || phase.outcome !== 'aborted') return false;
  if (field(head.plan, 'crds') !== 'separate') return false;
  const state = steps.find(({ id }) => id.endsWith('/crds'))?.state.is;
  return state !== undefined && state !== 'to-do' && state !== 'skipped';
}
