import { Failure } from '@/shared/failure';
import { field, numberField } from '@/shared/fields';
import { upgradeVerdict as verdictSchema } from '@/shared/upgrade';

import { capNames } from '../domain/cap-names';
import { census } from '../domain/census';
import { compareCensus } from '../domain/compare-census';
import { measuredSince, measuredUntil } from '../domain/measured-since';
import { unmeasured } from '../domain/unmeasured';
import { upgradeVerdict } from '../domain/upgrade-verdict';
import type { Step } from '../engine/contracts';
import { readCensus } from './read-census';
import { censusAccess } from './take-census';
import type { Acting, UpgradeJob } from './upgrade-job';

/** Of the plan only what helm worked on. */
type Judging = Acting & { readonly plan: Pick<UpgradeJob['plan'], 'release'> };

/**
 * Reads every certificate anew, compares with the census of before, and says what was measured since the first of those
 * steps began.
 */
export function judge(id: string, since: readonly string[]): Step<Judging> {
  return {
    id,
    title: 'Compare every certificate with the census',
    access: () => censusAccess,
    async run({ run, plan: { release } }, out, signal) {
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
      const now = Date.now();
      const began = measuredSince(state, since);
      const canaries = (what: string) => numberField(field(state.told, 'canaries'), what) ?? 0;
      const synced = verdictSchema.shape.synced.safeParse(state.told.synced);
      const verdict = upgradeVerdict({
        comparison: compareCensus(before.data, after, `${release.namespace}/${release.name}`),
        probe: state.probe,
        unmeasured: began === undefined ? [] : unmeasured(state, began, measuredUntil(state, now)),
        synced: synced.data ?? { is: 'waited', seconds: 0, why: 'The step before did not say.' },
        canaries: { issued: canaries('issued'), requests: canaries('requests') },
        seconds: Math.round((now - (began ?? now)) / 100) / 10,
      });
      // In a mass issuance the lists are too large to be told.
      await out.keep('verdict', verdict);
      out.tell('verdict', capNames(verdict));
      // An abort ends as one, whatever it finds; a verdict that was told by an attempt before may be another now.
      if (state.recovering === undefined)
        out.tell('failed', verdict.kept ? null : verdict.sentence);
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
