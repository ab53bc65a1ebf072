import { Failure } from '@/shared/failure';

import type { Cluster } from '../kube/cluster';
import { executionOf } from './execution';

/** Answers what a run asks. Only the process that executes it can be told: a secret goes nowhere else. */
export async function answerRun(
  own: Cluster,
  { id, question, value, by }: { id: string; question: string; value: string; by: string },
): Promise<void> {
  const execution = executionOf(own, id);
  if (!execution)
    throw new Failure(
      'conflict',
      'This run does not wait for an answer in this Certferry process: another one executes it, or nobody does. Look at the run again.',
    );
  await execution.answer(question, value, by);
}
