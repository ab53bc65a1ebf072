import type { TriggerCheck } from '@/shared/would-issue';

import type { Gathered } from './gather';

/** What speaks against the stored pair, with cert-manager's reason and message. */
export interface Violation {
  readonly check: TriggerCheck;
  readonly reason: string;
  readonly message: string;
}

/** One check of the chain; it is only asked where none before it was violated. */
export type Check = (gathered: Gathered) => Violation | undefined;
