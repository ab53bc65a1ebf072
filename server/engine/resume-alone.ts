import type { WizardName } from '@/shared/run';
import type { RunState } from '@/shared/run-state';

import type { Cluster } from '../kube/cluster';
import { fenced } from '../kube/fenced';
import type { BoundWizard } from './bind-wizard';
import { inBackground } from './in-background';
import { Journal } from './journal';
import { holderIdentity, type RunLease } from './lease';

export interface Kept {
  readonly own: Cluster;
  readonly wizards: Readonly<Record<WizardName, BoundWizard>>;
  /** Certferry's own credentials are those of the person who signs in by link: a kubeconfig on a laptop. */
  readonly ownIsPerson: boolean;
}

export const hasCredentials = ({ ownIsPerson }: Kept, { head }: RunState) =>
  ownIsPerson && head.actor.via === 'link';

/** Goes on as the one who started it. */
export function resumeAlone(
  { own }: Kept,
  wizard: BoundWizard,
  lease: RunLease,
  { head }: RunState,
): void {
  const { name, via } = head.actor;
  inBackground({ own, lease, wizard, actors: { as: own, actor: { name, via, groups: [] } } });
}

/** The token went with the process that knew it. */
export async function waitForPerson(own: Cluster, lease: RunLease, state: RunState): Promise<void> {
  const { id, actor } = state.head;
  const fence = {
    guardWrite: () => lease.guard(),
    userAgent: `certferry (run ${id}; epoch ${lease.epoch}; process ${holderIdentity})`,
  };
  try {
    const journal = await Journal.open(fenced(own, fence), id, lease.lost);
    const at = Date.now();
    await journal.write([
      { at, event: { is: 'taken', epoch: lease.epoch, holder: holderIdentity } },
      {
        at,
        event: {
          is: 'waited',
          for: 'person',
          code: 'unauthorized',
          why: `Certferry was restarted, and keeps no tokens: it cannot go on as ${actor.name}. Whoever has the same rights presses Continue, and the run goes on as them.`,
        },
      },
    ]);
  } finally {
    await lease.release();
  }
}
