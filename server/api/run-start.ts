import type { z } from 'zod';

import type { RunHead } from '@/shared/run';
import type { startInput } from '@/shared/wizard';

import { startRun } from '../engine/start-run';
import { wizards } from '../wizards/table';
import { lookAfterRuns, rememberCluster } from './look-after-runs';
import { missingToStart, refuseMissing } from './run-access';
import type { Asker } from './run-asker';

/** Starts what was shown, if it is still the same, nobody holds the cluster, and the person may do all of it. */
export async function runStart(
  asker: Asker,
  { wizard: name, answers, planHash }: z.infer<typeof startInput>,
): Promise<RunHead> {
  const { own, as, actor } = asker;
  const wizard = wizards[name];
  return startRun({
    wizard,
    answers,
    planHash,
    own,
    as,
    actor,
    async mayStart({ plan }) {
      refuseMissing(await missingToStart(asker, wizard, plan), `start ${wizard.title}`);
      // Before it begins: killed right afterwards, this process must know where to look for it.
      rememberCluster(own);
      lookAfterRuns(own);
    },
  });
}
