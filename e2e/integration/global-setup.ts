import type { TestProject } from 'vitest/node';

import { down } from '../cluster/down.js';
import { takeTurn } from '../cluster/take-turn.js';
import { controlPlaneNames } from './control-plane';

let names: readonly string[] = [];
let giveBack: (() => Promise<void>) | undefined;

/** Each worker brings up a control plane of its own; none is left of an earlier run. */
export async function setup({ config }: TestProject): Promise<void> {
  names = controlPlaneNames(config.maxWorkers);
  giveBack = await takeTurn(
    names[0] ?? '',
    'Other integration or long tests of this working copy run: their clusters have the same names. Wait for them.',
  );
  await downAll();
}

export async function teardown(): Promise<void> {
  // Without our turn the clusters are somebody else's.
  if (!giveBack) return;
  await downAll();
  await giveBack();
  giveBack = undefined;
}

const downAll = () => Promise.all(names.map((name) => down(name)));
