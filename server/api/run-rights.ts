import type { RunAct, RunRights } from '@/shared/wizard';

import { readRun } from '../engine/read-run';
import { wizards } from '../wizards/table';
import { missingToAct, needed } from './run-access';
import type { Asker } from './run-asker';

/** What somebody lacks to steer a run, before they press anything. */
export async function runRights(asker: Asker, id: string): Promise<RunRights> {
  const state = await readRun(asker.as, id);
  if (state.phase.is === 'ended')
    return { pause: [], resume: [], cancel: [], abort: [], answer: [] };
  const lacks = async (act: RunAct) =>
    needed(await missingToAct(asker, wizards[state.head.wizard], state, act));
  const [steer, goOn, abort] = await Promise.all([lacks('pause'), lacks('resume'), lacks('abort')]);
  return { pause: steer, cancel: steer, resume: goOn, answer: goOn, abort };
}
