import { z } from 'zod';

import {
  type BundleDetail,
  bundleDetail,
  bundleInput,
  bundleList,
  type BundleView,
} from '@/shared/bundle';
import { Failure, isFailure } from '@/shared/failure';

import { removeBundle } from '../../bundles/remove-bundle';
import { verifyBundle } from '../../bundles/verify-bundle';
import { readRun } from '../../engine/read-run';
import type { Cluster } from '../../kube/cluster';
import { findCluster } from '../../kube/kubeconfig';
import { refuseRemoval, seenBundle, seenBundles } from '../seen-bundles';
import { procedure, router } from '../trpc';

/** What is inside, read from the file now. */
async function inside(bundle: BundleView, signal?: AbortSignal): Promise<BundleDetail['inside']> {
  try {
    const read = await verifyBundle(bundle, { signal });
    if (!read) return { is: 'sealed' };
    const { manifest, restore } = read;
    return { is: 'read', manifest, restore };
  } catch (error) {
    if (isFailure(error) && error.code === 'invalid') return { is: 'damaged', why: error.message };
    throw error;
  }
}

/** A run that goes on reads its bundle again; what it wrote stays until it has ended. */
async function refuseInUse(at: Cluster, id: string): Promise<void> {
  try {
    const { phase } = await readRun(at, id);
    if (phase.is === 'ended') return;
  } catch (error) {
    if (isFailure(error) && error.code === 'not-found') return;
    throw error;
  }
  throw new Failure(
    'conflict',
    `Bundle ${id} belongs to a run that has not ended. Let the run end, or cancel it, and then remove the bundle.`,
  );
}

export const bundlesRouter = router({
  list: procedure
    .meta({
      about:
        'The bundles of a cluster whose Secrets you may all get now, and how many there are besides; of each file only the size is looked at here, `bundles.get` and the download read every byte. Download one with GET /api/bundles/ID?cluster=NAME.',
    })
    .input(z.object({ cluster: z.string() }))
    .output(bundleList)
    .query(async ({ ctx, input }) => {
      const { bundles, hidden, strays, byAddress } = await seenBundles(ctx.identity, input.cluster);
      return { bundles: [...bundles], hidden, strays: [...strays], byAddress, now: Date.now() };
    }),
  get: procedure
    .meta({
      about:
        'One bundle, read from its first byte to its last and checked; of an encrypted one the checksum, and what was written down beside it.',
    })
    .input(bundleInput)
    .output(bundleDetail)
    .query(async ({ ctx, input, signal }) => {
      const bundle = await seenBundle(ctx.identity, input.cluster, input.id);
      return { bundle, inside: await inside(bundle, signal) };
    }),
  remove: procedure
    .meta({
      about:
        'Removes a bundle for good. You need delete on what is inside; a bundle of a run that has not ended stays.',
    })
    .input(bundleInput)
    .output(z.void())
    .mutation(async ({ ctx, input }) => {
      const bundle = await seenBundle(ctx.identity, input.cluster, input.id);
      await refuseRemoval(ctx.identity, input.cluster, bundle);
      await refuseInUse(ctx.identity.on(findCluster(input.cluster)), bundle.id);
      await removeBundle(bundle);
    }),
});
