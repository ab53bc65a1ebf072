import { rm } from 'node:fs/promises';

import { reset } from '../cluster/reset.js';
import { snapshot } from '../cluster/snapshot.js';
import { snapshots } from '../cluster/snapshots.js';
import { snapshotFolder } from '../cluster/state.js';
import { hopCluster } from '../hop-bed.js';

/** The clusters on which long tests upgrade; the second one where two are needed. */
export const hopNames = ['long-hop', 'long-hop-b'] as const;
export type HopName = (typeof hopNames)[number];
const label = 'long-hop';

/**
 * Brings a cluster to the state from which it can be upgraded, with an empty audit log. The first call takes a minute
 * and keeps that state, all others bring it back in seconds.
 */
export async function freshHop(name: HopName = hopNames[0]): Promise<{ kubeconfig: string }> {
  if (!(await snapshots()).includes(label)) {
    await hopCluster(hopNames[0]);
    await snapshot(hopNames[0], label);
  }
  return reset(name, label);
}

/** Of an earlier run the state may be too old: certificates come due. */
export const forgetHop = () => rm(snapshotFolder(label), { recursive: true, force: true });
