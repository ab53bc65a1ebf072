import type { z } from 'zod';

import type { RunHead } from '@/shared/run';
import type { startInput } from '@/shared/wizard';

import type { Planned } from '../engine/bind-wizard';
import { startRun } from '../engine/start-run';
import { statusOf } from '../kube/status-failure';
import { wizards } from '../wizards/table';
import { lookAfterRuns, rememberCluster } from './look-after-runs';
import { missingToPlan, missingToStart, refuseMissing } from './run-access';
import type { Asker } from './run-asker';

/** Starts what was shown, if it is still the same, nobody holds the cluster, and the person may do all of it. */
export async function runStart(
  asker: Asker,
  { wizard: name, answers, planHash }: z.infer<typeof startInput>,
): Promise<RunHead> {
  const { own, as, actor } = asker;
  const wizard = wizards[name];
  const what = `start ${wizard.title}`;
  async function mayStart({ plan }: Planned): Promise<void> {
    refuseMissing(await missingToStart(asker, wizard, plan), what);
    // Before it begins: killed right afterwards, this process must know where to look for it.
    rememberCluster(own);
    lookAfterRuns(own);
  }
  try {
    return await startRun({ wizard, answers, planHash, own, as, actor, mayStart });
  } catch (error) {
    // The API server names the first right that is missing; a person wants to know all.
    if (statusOf(error)?.status === 403) refuseMissing(await missingToPlan(asker, wizard), what);
    throw error;
  }
}
