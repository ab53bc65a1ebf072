import type { RunState } from '@/shared/run-state';
import { upgradeVerdict, type UpgradeVerdict } from '@/shared/upgrade';

/** What was measured, once it has been judged; undefined before, and for wizards without one. */
export function verdictOf({ told }: Pick<RunState, 'told'>): UpgradeVerdict | undefined {
  return upgradeVerdict.safeParse(told.verdict).data;
}
