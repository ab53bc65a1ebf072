import type { Actor } from '@/shared/actor';

import type { Cluster } from '../kube/cluster';
import type { BoundWizard } from './bind-wizard';
import type { RunLease } from './lease';

/** With whose credentials a run goes on. */
interface Actors {
  readonly as: Cluster;
  readonly actor: Actor;
}

export interface ExecuteOptions {
  /** With Certferry's own credentials: journal and leases. */
  readonly own: Cluster;
  readonly lease: RunLease;
  readonly wizard: BoundWizard;
  readonly actors: Actors;
  /** Milliseconds that a cancelled run waits for an API server that does not let it tidy up. */
  readonly tidyFor?: number;
}
