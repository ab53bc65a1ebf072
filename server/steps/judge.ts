import { Failure } from '@/shared/failure';
import { field, numberField } from '@/shared/fields';
import type { RunState } from '@/shared/run-state';
import { upgradeVerdict as verdictSchema } from '@/shared/upgrade';

import { census } from '../domain/census';
import { compareCensus } from '../domain/compare-census';
import { unmeasured } from '../domain/unmeasured';
import { upgradeVerdict } from '../domain/upgrade-verdict';
import type { Step } from '../engine/contracts';
import { readCensus } from './read-census';
import { censusAccess } from './take-census';
import type { Acting } from './upgrade-job';

/** Reads every certificate anew, compares with the census of before, and says what was measured meanwhile. */
export function judge(id: string, measuredSince: string): Step<Acting> {
  return {
    id,
    title: 'Compare every certificate with the census',
    access: () => censusAccess,
    async run({ run }, out, signal) {
      const before = census.safeParse(await out.kept('census'));
      if (!before.success) {
        const why =
          'There is no census of before the upgrade, or it was changed since: nothing can be compared.';
        if (out.state().recovering === undefined)
          throw new Failure('conflict', `${why} Look at the certificates yourself.`);
        out.line(why, { severity: 'warning' });
        return;
      }
      const after = await readCensus(run.at, signal);
      const state = out.state();
      const began = beganAt(state, measuredSince);
      const synced = verdictSchema.shape.synced.safeParse(state.told.synced);
      const verdict = upgradeVerdict({
        comparison: compareCensus(before.data, after),
        probe: state.probe,
        unmeasured: unmeasured(state, began),
        synced: synced.data ?? { is: 'waited', seconds: 0, why: 'The step before did not say.' },
        canaries: numberField(field(state.told, 'canaries'), 'issued') ?? 0,
        seconds: Math.round((Date.now() - began) / 100) / 10,
      });
      out.tell('verdict', verdict);
      out.line(verdict.sentence, { severity: verdict.kept ? 'info' : 'warning' });
      if (verdict.kept) return;
      out.finding({
        code: 'verdict-not-kept',
        severity: 'warns',
        sentence: verdict.sentence,
        remedy:
          'Look at each that is named. The bundle that this run made holds all of them as they were.',
      });
    },
  };
}

function beganAt({ steps, head }: RunState, id: string): number {
  const state = steps.find((one) => one.id === id)?.state;
  if (state?.is === 'done') return state.began;
  return state?.is === 'running' ? state.since : head.startedAt;
}
