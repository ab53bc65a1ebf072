import type { WizardName } from '@/shared/run';
import type { RunState } from '@/shared/run-state';

import type { Cluster } from '../kube/cluster';
import type { BoundWizard } from './bind-wizard';
import { fenceOf } from './fence-of';
import { inBackground } from './in-background';
import { Journal } from './journal';
import { holderIdentity, type RunLease } from './lease';

export interface Kept {
  readonly own: Cluster;
  readonly wizards: Readonly<Record<WizardName, BoundWizard>>;
  /**
   * Whose Certferry's own credentials are, where they are a person's: a kubeconfig on a laptop. A Failure while the
   * cluster does not say.
   */
  readonly ownPerson: () => Promise<string | undefined>;
}

/** Only as the one who started it: a colleague's kubeconfig leads to the same cluster with other rights. */
export async function hasCredentials(
  { own, ownPerson }: Kept,
  { head }: RunState,
): Promise<boolean> {
  if (head.actor.via !== 'link' || head.cluster !== own.name) return false;
  return (await ownPerson()) === head.actor.name;
}

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
  try {
    const journal = await Journal.open(fenceOf(own, lease), id, lease.lost);
    const at = Date.now();
    await journal.write([
      { at, event: { is: 'taken', epoch: lease.epoch, holder: holderIdentity } },
      {
        at,
        event: {
          is: 'waited',
          for: 'person',
          code: 'unauthorized',
          why: `The process that executed this run has gone, and with it the credentials of ${actor.name}: Certferry keeps no tokens. Whoever has the same rights presses Continue, and the run goes on as them.`,
        },
      },
    ]);
  } finally {
    await lease.release();
  }
}
