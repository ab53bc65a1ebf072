import type { UpgradePlan } from '@/shared/upgrade';

import type { RunContext } from '../engine/contracts';

/** What every step that only reads or writes as its actor is given. */
export interface Acting {
  readonly run: RunContext;
}

export interface UpgradeJob extends Acting {
  readonly plan: UpgradePlan;
}
