import { z } from 'zod';

import type { Wish } from '@/shared/run';
import { runState } from '@/shared/run-state';
import { answerInput, runInput, runList, runRights as rights, startInput } from '@/shared/wizard';

import { readRun, readRuns } from '../../engine/read-run';
import { lookAfterRuns } from '../look-after-runs';
import { askerOf } from '../run-asker';
import { runHolder } from '../run-holder';
import { runRights } from '../run-rights';
import { runStart } from '../run-start';
import { runSummary } from '../run-summary';
import { runAnswer, runWish } from '../run-wish';
import { procedure, router } from '../trpc';

const abouts = {
  pause: 'Lets a run stand still after the step that it is in. A restart leaves it paused.',
  resume:
    'Lets a run go on that is paused or waits for a person: with your credentials where the ones it had are gone.',
  cancel: 'Ends a run after the step that it is in. Never ends helm in the middle.',
  abort:
    'Ends the step that a run is in, helm included, and takes the steps that put back what was begun.',
} as const satisfies Record<Wish, string>;

const wish = (one: Wish) =>
  procedure
    .meta({ about: abouts[one] })
    .input(runInput)
    .output(z.void())
    .mutation(async ({ ctx, input }) => {
      await runWish(await askerOf(ctx.identity, input.cluster), input.id, one);
    });

export const runsRouter = router({
  list: procedure
    .meta({ about: 'All runs that are kept in the cluster, the newest first, and who holds it.' })
    .input(z.object({ cluster: z.string() }))
    .output(runList)
    .query(async ({ ctx, input }) => {
      const { own, as } = await askerOf(ctx.identity, input.cluster);
      const [{ states, unreadable }, held] = await Promise.all([readRuns(as), runHolder(own)]);
      if (states.length > 0) lookAfterRuns(own);
      return {
        runs: states.map(runSummary),
        unreadable: [...unreadable],
        now: Date.now(),
        ...held,
      };
    }),
  get: procedure
    .meta({
      about:
        'One run: its plan, its steps with their times, its findings, what it waits for, the probe and the census. Follow it with live.',
    })
    .input(runInput)
    .output(runState)
    .query(async ({ ctx, input }) => {
      const { own, as } = await askerOf(ctx.identity, input.cluster);
      const state = await readRun(as, input.id);
      lookAfterRuns(own);
      return state;
    }),
  rights: procedure
    .meta({
      about:
        'What you lack to pause, continue, cancel or abort a run, or to answer it, as the API server says now; an empty list: you may. To pause or cancel takes only the right to write that down, to continue all that is left, to abort the way back.',
    })
    .input(runInput)
    .output(rights)
    .query(async ({ ctx, input }) =>
      runRights(await askerOf(ctx.identity, input.cluster), input.id),
    ),
  start: procedure
    .meta({
      about:
        'Starts what wizards.plan showed. Plans again and refuses with `conflict` when the plan is another now, when a finding blocks it, or when another run holds the cluster; with `forbidden` naming every right that you lack.',
    })
    .input(startInput)
    .output(z.object({ id: z.string() }))
    .mutation(async ({ ctx, input }) => {
      const { id } = await runStart(await askerOf(ctx.identity, input.cluster), input);
      return { id };
    }),
  pause: wish('pause'),
  resume: wish('resume'),
  cancel: wish('cancel'),
  abort: wish('abort'),
  answer: procedure
    .meta({
      about:
        'Answers what a run asks (`question` of runs.get). A secret answer, such as a passphrase, is kept in memory only.',
    })
    .input(answerInput)
    .output(z.void())
    .mutation(async ({ ctx, input }) => {
      await runAnswer(await askerOf(ctx.identity, input.cluster), input);
    }),
});
