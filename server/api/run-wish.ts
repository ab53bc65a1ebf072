import { Failure } from '@/shared/failure';
import type { Wish } from '@/shared/run';
import type { RunAct } from '@/shared/wizard';

import { answerRun } from '../engine/answer-run';
import { readRun } from '../engine/read-run';
import { wishRun } from '../engine/wish-run';
import { wizards } from '../wizards/table';
import { missingToAct, refuseMissing } from './run-access';
import type { Asker } from './run-asker';

const acts = {
  pause: 'pause this run',
  resume: 'continue this run',
  cancel: 'cancel this run',
  abort: 'abort this run',
  answer: 'answer what this run asks',
} as const satisfies Record<RunAct, string>;

/** What somebody wants of a run, if they may do what follows from it. */
export async function runWish(asker: Asker, id: string, wish: Wish): Promise<void> {
  const wizard = await mayAct(asker, id, wish);
  const { own, as, actor } = asker;
  await wishRun({ id, wish, wizard, own, as, actor });
}

/** What a run asked for; a secret goes to the process that executes it and stays there. */
export async function runAnswer(
  asker: Asker,
  { id, question, value }: { id: string; question: string; value: string },
): Promise<void> {
  await mayAct(asker, id, 'answer');
  await answerRun(asker.own, { id, question, value, by: asker.actor.name });
}

async function mayAct(asker: Asker, id: string, act: RunAct) {
  const state = await readRun(asker.as, id);
  if (state.phase.is === 'ended')
    throw new Failure(
      'conflict',
      'This run has ended: nothing can be asked of it any longer. Start another.',
    );
  const wizard = wizards[state.head.wizard];
  refuseMissing(await missingToAct(asker, wizard, state, act), acts[act]);
  return wizard;
}
